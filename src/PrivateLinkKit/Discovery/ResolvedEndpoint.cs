using Microsoft.Extensions.Primitives;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>A resolved interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) at one point in time. Immutable; a later answer is a new object.</summary>
public sealed record ResolvedEndpoint
{
    /// <summary>The requested name.</summary>
    public required string Name { get; init; }

    /// <summary>The AWS id, <c>vpce-…</c>.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The endpoint's VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The endpoint service it is connected to, <c>com.amazonaws.vpce.REGION.vpce-svc-…</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The DNS name with the addresses of all healthy zones.</summary>
    public required string RegionalName { get; init; }

    /// <summary>The names of the endpoint's zones.</summary>
    public required IReadOnlyList<ZonalName> ZonalNames { get; init; }

    /// <summary>The service's private DNS name, if enabled on the endpoint; otherwise null.</summary>
    public string? PrivateName { get; init; }

    /// <summary>Addresses in order of connection attempts: the caller's zone, the regional name's, the other zones.</summary>
    public required IReadOnlyList<EndpointAddress> Addresses { get; init; }

    /// <summary>Time at which AWS and DNS answered.</summary>
    public required DateTimeOffset ResolvedAt { get; init; }

    /// <summary>Time until which it is used without a new query.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><see cref="ResolvedAt"/> by the monotonic clock.</summary>
    internal long? Resolved { get; init; }

    /// <summary>true if AWS or DNS has been unreachable since the answer expired.</summary>
    public bool IsStale { get; init; }

    /// <summary>Fires when a different answer replaces it, with another address, state or name.</summary>
    public IChangeToken ChangeToken { get; init; } = new CancellationChangeToken(CancellationToken.None);

    /// <summary>Name, id and addresses as one line; escapes control characters.</summary>
    public override string ToString() => Printable.Escape(
        $"{Name} is {EndpointId} at {string.Join(", ", Addresses)}{(IsStale ? ", stale" : "")}");

    internal TimeSpan AgeBy(TimeProvider time) => Resolved is { } stamp ? time.GetElapsedTime(stamp) : time.GetUtcNow() - ResolvedAt;
}
