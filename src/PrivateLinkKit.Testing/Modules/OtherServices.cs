using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <inheritdoc/>
/// <param name="faults">Faults of the calls.</param>
internal sealed class OtherServices(IFaultsWithin faults) : IOtherServices
{
    private IReadOnlyList<EmulatedApi> _apis = [];

    public void Include(IReadOnlyList<EmulatedApi> apis) => _apis = apis;

    public IEnumerable<T> All<T>() => _apis.Select(api => api.Definer).OfType<T>();

    public Operation? ModelOf(string service, string operation) => Find(service, operation).Operation.Model?.Operation;

    public WireObject Call(string service, string operation, Caller caller, string region, WireObject parameters)
    {
        var (api, found) = Find(service, operation);
        var invocation = new Invocation(caller, region, ApiRequest.None, parameters, Lag: null, CancellationToken.None);
        return faults.Refusal(api, operation, invocation) is { } error ? throw error
            : found.Within is { } within ? within(invocation)
            : throw api.Protocol.NotEmulated($"EmbeddedAws does not call {operation} of {service} for other services");
    }

    private (EmulatedApi Api, EmulatedOperation Operation) Find(string service, string operation)
    {
        foreach (var api in _apis.Where(api => api.Name == service).Reverse())
        {
            if (api.Operation(operation) is { } found)
            {
                return (api, found);
            }
        }

        throw new AwsErrorException("UnknownOperationException", $"EmbeddedAws does not emulate the operation {operation} of {service}");
    }
}
