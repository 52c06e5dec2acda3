using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Checks that the zones of a VPC to create exist in its account.</summary>
/// <param name="Id">The VPC.</param>
/// <param name="At">Its placement.</param>
/// <param name="ZoneNames">Names or ids.</param>
internal sealed record ZoneCheck(LogicalId Id, Placement At, EquatableList<string> ZoneNames) : PreflightCheck(Id, At)
{
    public override bool IsDue(PlannedChange change) => change.Action is ChangeAction.Create or ChangeAction.Replace && change.ResourceType == Subnet.Type;

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        var zones = await Zones.OfAsync(context);
        return
        [
            .. ZoneNames.Where(zone => zones.Find(zone) is null).Select(zone => Finding(
                PreflightCode.ZoneNotFound, zone, $"the account has no availability zone {zone}", $"It has: {string.Join(", ", zones.Select(Zones.Text))}.")),
            .. ZoneNames.Where(zone => zones.Find(zone) is not null).GroupBy(zone => zones.Find(zone)!.ZoneId).Where(zone => zone.Count() > 1).Select(zone =>
                Finding(PreflightCode.ZoneTwice, zone.Key, $"{string.Join(" and ", zone)} are one zone", "Name each zone once.")),
        ];
    }
}
