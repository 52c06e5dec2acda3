using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The fields that a record set has to have together, and the form in which it is kept.</summary>
internal static class RecordShape
{
    /// <exception cref="AwsErrorException">The fields of the record set contradict each other.</exception>
    public static void Check(Change change)
    {
        var set = change.ResourceRecordSet!;
        if (DnsTypes.NumberOf(set.Type!) is null)
        {
            throw Route53Errors.NotEmulated($"records of the type {set.Type}");
        }

        var (isAlias, hasValues) = (set.AliasTarget is not null, set is { TTL: not null, ResourceRecords: not null });
        if (isAlias == (set.TTL is not null || set.ResourceRecords is not null) || isAlias == hasValues)
        {
            throw Invalid(change, "Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found "
                + (isAlias ? "more than one" : "none"));
        }

        var policies = new object?[] { set.Weight, set.Failover, set.MultiValueAnswer }.Count(policy => policy is not null);
        if (policies > 1 || (set.SetIdentifier is not null && policies is 0))
        {
            throw Invalid(change, "Expected exactly one of [Weight, Region, Failover, GeoLocation, GeoProximityLocation, CidrRoutingConfig, "
                + $"or MultiValueAnswer], but found {(policies is 0 ? "none" : "more than one")}");
        }

        if (policies is 1 && set.SetIdentifier is null)
        {
            throw Invalid(change, "Missing field 'SetIdentifier'");
        }

        if (set.MultiValueAnswer is not null && isAlias)
        {
            throw Invalid(change, "MultiValueAnswer is not available for alias records");
        }
    }

    /// <summary>Returns the record set with its names in Route 53's form.</summary>
    /// <exception cref="AwsErrorException">A name is no domain name.</exception>
    public static ResourceRecordSet Normalize(ResourceRecordSet set) => set with
    {
        Name = Normalize(set.Name!),
        AliasTarget = set.AliasTarget is { } alias
            ? alias with { HostedZoneId = HostedZones.IdOf(alias.HostedZoneId!), DNSName = Normalize(alias.DNSName!) }
            : null,
    };

    public static bool AreEqual(ResourceRecordSet one, ResourceRecordSet other) =>
        one with { ResourceRecords = null } == other with { ResourceRecords = null }
        && (one.ResourceRecords ?? []).Select(record => record.Value).Order(StringComparer.Ordinal)
            .SequenceEqual((other.ResourceRecords ?? []).Select(record => record.Value).Order(StringComparer.Ordinal));

    private static string Normalize(string name) => ZoneNames.Normalize(name)
        ?? throw Route53Errors.InvalidBatch([$"FATAL problem: InvalidDomainName (Domain name is not valid) encountered with '{name}'"]);

    private static AwsErrorException Invalid(Change change, string fault)
    {
        var set = change.ResourceRecordSet!;
        return Route53Errors.InvalidInput(
            $"Invalid request: {fault} in Change with [Action={change.Action}, Name={set.Name}, Type={set.Type}, SetIdentifier={set.SetIdentifier ?? "null"}]");
    }
}
