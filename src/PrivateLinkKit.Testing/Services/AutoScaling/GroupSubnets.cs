using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>The subnets of a group.</summary>
/// <param name="Ids">Their ids, separated by commas.</param>
/// <param name="Zones">The names of their zones.</param>
/// <param name="ZoneIds">The ids of their zones.</param>
internal sealed record GroupSubnets(string Ids, IReadOnlyList<string> Zones, IReadOnlyList<string> ZoneIds)
{
    /// <summary>Returns the named subnets, or the default subnets of the named zones.</summary>
    public static GroupSubnets Of(AccountRegion region, string? ids, IReadOnlyList<string>? zones)
    {
        var subnets = ids is null
            ? (zones ?? []).Select(zone => DefaultSubnet(region, zone)).ToList()
            : ids.Split(',', StringSplitOptions.TrimEntries).Select(id => VpcLookup.Subnet(region, id)
                ?? throw AutoScalingErrors.Validation($"The subnet ID '{id}' does not exist")).ToList();
        if (subnets is [])
        {
            throw AutoScalingErrors.Validation("At least one Availability Zone or VPC Subnet is required.");
        }

        if (subnets.DistinctBy(subnet => subnet.VpcId).Count() > 1)
        {
            throw AutoScalingErrors.Validation("The subnets of an Auto Scaling group must be in one VPC");
        }

        var found = subnets.Select(subnet => subnet.AvailabilityZone!).Distinct().Order(StringComparer.Ordinal).ToList();
        if (zones is { Count: > 0 } && !found.SequenceEqual(zones.Order(StringComparer.Ordinal)))
        {
            throw AutoScalingErrors.Validation("The availability zones of the specified subnets and the Auto Scaling group do not match");
        }

        return new(
            string.Join(',', subnets.Select(subnet => subnet.SubnetId)),
            found,
            [.. subnets.Select(subnet => subnet.AvailabilityZoneId!).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Returns the subnet of the next launch: in the zone with the fewest instances, the one with the fewest instances.</summary>
    public static Subnet? Next(AccountRegion region, GroupState group, IReadOnlyList<GroupInstance> active) => group.SubnetIds
        .Select(id => VpcLookup.Subnet(region, id))
        .OfType<Subnet>()
        .OrderBy(subnet => active.Count(instance => instance.View.AvailabilityZone == subnet.AvailabilityZone))
        .ThenBy(subnet => active.Count(instance => instance.SubnetId == subnet.SubnetId))
        .FirstOrDefault();

    private static Subnet DefaultSubnet(AccountRegion region, string zone) => VpcLookup.DefaultSubnet(region, zone)
        ?? throw AutoScalingErrors.Validation($"Invalid availability zones: [{zone}], or no default subnet in it");
}
