using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>An emulated service, ready to answer: its operations with their handlers. It is defined on first use.</summary>
internal sealed class EmulatedApi(IEmulatedService service, Lazy<ServiceDefinition> definition)
{
    private readonly Lazy<Dictionary<string, EmulatedOperation>> _operations =
        new(() => definition.Value.Operations.ToDictionary(operation => operation.Name));

    private readonly Lazy<OperationRouter> _router = new(() => new OperationRouter(definition.Value.Protocol, definition.Value.Operations));

    /// <summary>The name of the service in SigV4 scopes.</summary>
    public string Name { get; } = service.Name;

    /// <summary>The display name of the service, as in LocalStack's health report; generations of an API share a SigV4 name.</summary>
    public string DisplayName => definition.Value.DisplayName;

    public AwsProtocol Protocol { get; } = service.Protocol;

    /// <summary>The service that defines it.</summary>
    public IEmulatedService Definer => service;

    /// <summary>The names of the operations it emulates.</summary>
    public IEnumerable<string> Operations => _operations.Value.Keys;

    /// <summary>The operations that it emulates by AWS's model, each with the request members that it uses.</summary>
    public IReadOnlyList<(Operation Operation, Honoured Honoured)> Emulated => field ??=
        [.. definition.Value.Operations.Select(operation => operation.Model).OfType<(Operation, Honoured)>()];

    public OperationMatch? Find(ApiRequest request) => _router.Value.Find(service is IOwnRequestForm own ? own.Address(request) : request);

    /// <summary>Returns a request as it is without the service's own encodings.</summary>
    public ApiRequest Decode(ApiRequest request) => service is IOwnRequestForm own ? own.Decode(own.Address(request)) : request;

    /// <summary>Returns true if a request that is not signed for any service has the form of this service's requests.</summary>
    public bool IsMeantBy(ApiRequest request) =>
        Protocol.Version(request) is { } version ? version == Protocol.ApiVersion : Protocol.OperationName(request) is not null;

    /// <summary>Returns true if AWS accepts an operation without a signature.</summary>
    public bool TakesUnsigned(string operation) => definition.Value.Unsigned.Contains(operation);

    public IReadOnlyList<RateBucket> RatesOf(string operation, bool asksForEverything) => definition.Value.Rates(operation, asksForEverything);

    public WireObject Parse(ApiRequest request, OperationMatch match)
    {
        if (!Protocol.IsRest)
        {
            return Protocol.Parse(request);
        }

        var operation = _operations.Value[match.Name];
        return RestBinding.Bind(request, Protocol, operation.Route!, match.Labels, operation.Model?.Operation.Members);
    }

    /// <summary>Returns true if it emulates the operation of the request.</summary>
    public bool Emulates(ApiRequest request) =>
        Find(request) is { } match && _operations.Value.ContainsKey(match.Name) && (Protocol.Version(request) ?? Protocol.ApiVersion) == Protocol.ApiVersion;

    public ApiAnswer Render(string operation, WireObject result, string requestId)
    {
        var (model, status) = (_operations.Value[operation].Model, _operations.Value[operation].Status);
        return Protocol.IsRest
            ? RestAnswer.Render(Protocol, operation, model?.Operation.Results, result, requestId, status)
            : Protocol.Render(operation, result, requestId) with { Status = status };
    }

    public EmulatedOperation? Operation(string name) => _operations.Value.GetValueOrDefault(name);

    public Task<WireObject> HandleAsync(string operation, Invocation invocation) => _operations.Value.TryGetValue(operation, out var emulated)
        ? emulated.Handle(invocation)
        : throw Protocol.UnknownOperation($"EmbeddedAws does not emulate the operation {operation} of {Name}");
}
