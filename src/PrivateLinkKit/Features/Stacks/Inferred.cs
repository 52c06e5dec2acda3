using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Values inferred from a draft; also valid for drafts with validation errors.</summary>
internal static class Inferred
{
    public static string? Region(StackDraft stack) => RegionClaims(stack).FirstOrDefault()?.Region;

    /// <summary>null also for an account of the host's options, which may define a region.</summary>
    public static string? Region(StackDraft stack, ConsumerBuilder consumer) =>
        RegionClaims(consumer).FirstOrDefault()?.Region ?? (consumer.Placement.Account is null ? Region(stack) : null);

    public static IEnumerable<RegionClaim> RegionClaims(StackDraft stack) =>
    [
        .. Placement(stack.Name, stack.Placement),
        .. Zones(LogicalIds.Vpc(stack), stack.Network),
        .. Arns(LogicalIds.Task(stack), stack.Workload?.Cluster),
        .. Arns(LogicalIds.Alb(stack), (stack.Alb as AlbDraft.Used)?.Arn),
        .. Arns(LogicalIds.Nlb(stack), (stack.Nlb as NlbDraft.Used)?.Arn),
    ];

    public static IEnumerable<RegionClaim> RegionClaims(ConsumerBuilder consumer) =>
        [.. Placement(consumer.Name, consumer.Placement), .. Zones(LogicalIds.Vpc(consumer), consumer.Network)];

    /// <summary>The zones of the service's created VPC; empty if unknown.</summary>
    public static EquatableList<string> ServiceZones(StackDraft stack) => stack.Network switch
    {
        NetworkDraft.Created { Vpc.Zones: { Count: > 0 } zones } => zones,
        NetworkDraft.Created when Region(stack) is { } region => [$"{region}a", $"{region}b"],
        _ => [],
    };

    /// <summary>The zones of a consumer's created VPC; empty if unknown.</summary>
    public static EquatableList<string> ConsumerZones(StackDraft stack, ConsumerBuilder consumer) => consumer.Network switch
    {
        NetworkDraft.Created { Vpc.Zones: { Count: > 0 } zones } => zones,
        NetworkDraft.Created when SharesAccount(stack, consumer) => ServiceZones(stack),
        _ => [],
    };

    /// <summary>true if the zones of the service's created VPC depend on a region that the host's options may define.</summary>
    public static bool ZonesAwaitRegion(StackDraft stack) => stack.Network is NetworkDraft.Created { Vpc.Zones.Count: 0 } && Region(stack) is null;

    /// <inheritdoc cref="ZonesAwaitRegion(StackDraft)"/>
    public static bool ZonesAwaitRegion(StackDraft stack, ConsumerBuilder consumer) =>
        consumer.Network is NetworkDraft.Created { Vpc.Zones.Count: 0 } && SharesAccount(stack, consumer) && ZonesAwaitRegion(stack);

    /// <summary>
    /// Returns true if zone names mean the same for the service and the consumer. A unit without a role runs with the host's credentials, whose
    /// account is unknown.
    /// </summary>
    public static bool SharesAccount(StackDraft stack, ConsumerBuilder consumer) => stack.Placement.SharesAccountWith(consumer.Placement);

    private static IEnumerable<RegionClaim> Placement(string id, PlacementSpec placement) =>
        placement.Region is { } region ? [new(id, region, region)] : [];

    private static IEnumerable<RegionClaim> Zones(string id, NetworkDraft? network) =>
        network is NetworkDraft.Created { Vpc.Zones: [var first, ..] } && ZoneName.RegionOf(first) is { } region ? [new(id, first, region)] : [];

    private static IEnumerable<RegionClaim> Arns(string id, string? text) =>
        text is not null && Arn.TryParse(text, out var arn) && arn.Region.Length > 0 ? [new(id, text, arn.Region)] : [];
}
