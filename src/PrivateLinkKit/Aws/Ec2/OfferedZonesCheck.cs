using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Checks that a consumer's endpoint is only in zones of the service; zone names mean different zones in different accounts.</summary>
/// <param name="Id">The endpoint.</param>
/// <param name="Consumer">Where the endpoint is.</param>
/// <param name="Service">Where the service is.</param>
internal sealed record OfferedZonesCheck(LogicalId Id, ZoneSource Consumer, ZoneSource Service) : PreflightCheck(Id, Consumer.At)
{
    public override bool IsDue(PlannedChange change) => change.ResourceType == InterfaceEndpoint.Type
        && (change.Action is ChangeAction.Create or ChangeAction.Replace || change.Properties.Any(property => property.Name == "SubnetIds"));

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        var offered = await Service.ZonesAsync(context.In(Service.At));
        if (offered.Count == 0)
        {
            return [];
        }

        var known = await Zones.OfAsync(context);
        var there = string.Join(", ", offered.Select(zone => known.Find(zone.ZoneId) is { } own && own.ZoneName != zone.ZoneName
            ? $"{zone.ZoneId}, {zone.ZoneName} for the service and {own.ZoneName} here" : Zones.Text(zone)));
        return (await Consumer.ZonesAsync(context)).Where(zone => offered.All(other => other.ZoneId != zone.ZoneId)).Select(zone => Finding(
            PreflightCode.ZoneNotOffered, zone.ZoneName, $"the service is not in {Zones.Text(zone)}", $"Use its zones: {there}."));
    }
}
