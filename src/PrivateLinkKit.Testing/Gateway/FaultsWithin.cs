using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <inheritdoc/>
internal sealed class FaultsWithin(FaultInjector faults, Cloud cloud) : IFaultsWithin
{
    public AwsErrorException? Refusal(EmulatedApi api, string operation, Invocation call) =>
        faults.TakeWithin(new RecordedRequest(0, cloud.Now, api.Name, operation, call.Caller.Account, call.Region)) switch
        {
            FaultEffect.Throttled => api.Protocol.Throttled(),
            FaultEffect.Failed failed => new AwsErrorException(failed.Code, failed.Message, failed.Status),
            _ => null,
        };
}
