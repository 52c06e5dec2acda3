using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>A hosted zone.</summary>
/// <param name="Id">Its id, without a path.</param>
/// <param name="Name">Its domain as Route 53 writes it, with the dot at its end.</param>
/// <param name="CallerReference">The caller's unique text.</param>
/// <param name="IsPrivate">true if it is visible in its VPCs only.</param>
/// <param name="NameServers">The name servers of a public zone.</param>
internal sealed record ZoneState(string Id, string Name, string CallerReference, bool IsPrivate, IReadOnlyList<string> NameServers)
{
    /// <summary>Its number: older zones have lower ones.</summary>
    public long Number { get; init; }

    public string? Comment { get; init; }

    public IReadOnlyList<VPC> Vpcs { get; init; } = [];

    /// <summary>The record sets in AWS's order, by <see cref="RecordKeys"/>.</summary>
    public ImmutableSortedDictionary<string, ResourceRecordSet> Records { get; init; } =
        ImmutableSortedDictionary.Create<string, ResourceRecordSet>(StringComparer.Ordinal);

    /// <summary>What the name servers have: the state of the last change that is in sync; null: none is.</summary>
    public PublishedZone? Published { get; init; }
}

/// <summary>What name servers have of a zone. Equal only to itself.</summary>
internal sealed class PublishedZone(ZoneState zone)
{
    public IReadOnlyList<VPC> Vpcs { get; } = zone.Vpcs;

    public ImmutableSortedDictionary<string, ResourceRecordSet> Records { get; } = zone.Records;
}

/// <summary>A change of a hosted zone.</summary>
internal sealed record ChangeState(string Id, ChangeInfo Info);

/// <summary>An authorization to associate a VPC of another account with a zone.</summary>
internal sealed record AuthorizationState(string ZoneId, VPC Vpc)
{
    public string Key { get; } = KeyOf(ZoneId, Vpc);

    public static string KeyOf(string zoneId, VPC vpc) => $"{zoneId} {vpc.VPCRegion} {vpc.VPCId}";
}
