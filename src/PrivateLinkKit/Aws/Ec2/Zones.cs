using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Availability zones of an account: the same zone has one id, and a name of its own in each account.</summary>
internal static class Zones
{
    public static Task<List<Sdk.AvailabilityZone>> OfAsync(HandlerContext context) => context.SharedAsync("availability zones", async () =>
        (await context.RepeatAsync(token => context.Ec2.DescribeAvailabilityZonesAsync(new Sdk.DescribeAvailabilityZonesRequest(), token)))
        .AvailabilityZones ?? []);

    /// <summary>Returns the zone of this name or id; null if the account has none.</summary>
    public static Sdk.AvailabilityZone? Find(this IEnumerable<Sdk.AvailabilityZone> zones, string nameOrId) =>
        zones.FirstOrDefault(zone => zone.ZoneName == nameOrId || zone.ZoneId == nameOrId);

    public static string Text(Sdk.AvailabilityZone zone) => $"{zone.ZoneName} ({zone.ZoneId})";
}
