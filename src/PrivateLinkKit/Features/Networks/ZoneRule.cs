using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>
/// Zones of VPCs to create. <see cref="Stacks.RegionRule"/> checks that they are in the region of the other resources, except for zones of one
/// VPC.
/// </summary>
internal static class ZoneRule
{
    public static IEnumerable<StackValidationError> Unknown(string id) =>
    [
        new(id, "", "The availability zones of the subnets are not set.",
            "Name them, as in AcrossZones(\"eu-west-1a\", \"eu-west-1b\"): they follow only from zones of a VPC that is created in the same account."),
    ];

    public static IEnumerable<StackValidationError> Check(string id, IReadOnlyList<string> zones)
    {
        foreach (var zone in zones.Where(zone => ZoneName.RegionOf(zone) is null && !ZoneName.IsId(zone)))
        {
            yield return new StackValidationError(
                id,
                zone,
                "This is not the name of an availability zone.",
                "Write it as 'eu-west-1a', or by its id as 'euw1-az1'; local zones are not supported.");
        }

        foreach (var group in zones.GroupBy(zone => zone).Where(group => group.Count() > 1))
        {
            yield return new StackValidationError(id, group.Key, "The zone is named more than once.", "Name each zone once.");
        }

        var regions = zones.Select(ZoneName.RegionOf).OfType<string>().Distinct().ToList();
        if (regions.Count > 1)
        {
            yield return new StackValidationError(
                id,
                string.Join(", ", zones),
                $"The zones are in {regions.Count} regions.",
                "Name zones of one region; a VPC cannot span more.");
        }
    }
}
