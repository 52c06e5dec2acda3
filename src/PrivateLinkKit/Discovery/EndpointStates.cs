using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

internal static class EndpointStates
{
    public static EndpointState Of(Sdk.VpcEndpoint endpoint) => endpoint.State?.Value.ToLowerInvariant() switch
    {
        "available" or "partial" => EndpointState.Available,
        "pendingacceptance" => EndpointState.PendingAcceptance,
        "rejected" => EndpointState.Rejected,
        "expired" => EndpointState.Expired,
        "failed" => EndpointState.Failed,
        "deleting" or "deleted" => EndpointState.Deleted,
        _ => EndpointState.Pending,
    };

    /// <summary>Returns true if the endpoint carries traffic or may do so later.</summary>
    public static bool IsAlive(EndpointState state) => state is EndpointState.Available or EndpointState.Pending or EndpointState.PendingAcceptance;

    public static string? ReasonOf(Sdk.VpcEndpoint endpoint) => endpoint.LastError?.Message ?? endpoint.FailureReason;
}
