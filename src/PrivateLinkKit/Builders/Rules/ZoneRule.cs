namespace PrivateLinkKit.Builders.Rules;

/// <summary>The zones of VPCs to create. That all are in one region with everything else is <see cref="RegionRule"/>'s, but for zones of one VPC.</summary>
internal sealed class ZoneRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack) => stack.CreatedVpcs().SelectMany(vpc => Check(vpc.Id, vpc.Zones));

    private static IEnumerable<StackFault> Check(string id, IReadOnlyList<string> zones)
    {
        if (zones.Count == 0)
        {
            yield return new StackFault(
                id,
                "",
                "It is not known in which availability zones the subnets go.",
                "Name them, as in AcrossZones(\"eu-west-1a\", \"eu-west-1b\").");
        }

        foreach (var zone in zones.Where(zone => ZoneName.RegionOf(zone) is null))
        {
            yield return new StackFault(
                id,
                zone,
                "This is not the name of an availability zone.",
                "Write it as 'eu-west-1a'; zone ids and local zones are not supported.");
        }

        foreach (var group in zones.GroupBy(zone => zone).Where(group => group.Count() > 1))
        {
            yield return new StackFault(id, group.Key, "The zone is named more than once.", "Name each zone once.");
        }

        var regions = zones.Select(ZoneName.RegionOf).OfType<string>().Distinct().ToList();
        if (regions.Count > 1)
        {
            yield return new StackFault(
                id,
                string.Join(", ", zones),
                $"The zones are in {regions.Count} regions.",
                "Name zones of one region; a VPC cannot span more.");
        }
    }
}
