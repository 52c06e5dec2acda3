using System.Globalization;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds target groups and their targets from the ELBv2 service's records.</summary>
internal static class TargetMapBuilder
{
    /// <param name="region">The account-region of the target groups.</param>
    /// <param name="placesOf">The network interfaces of a target, by the group's target type and VPC and the target's id.</param>
    public static IEnumerable<TargetPool> Pools(AccountRegion region, Func<(string Type, string VpcId, string Id), IReadOnlyList<Place>> placesOf) =>
        region.ElbV2.TargetGroups.Select(row =>
        {
            var arn = row.TargetGroupArn!;
            var attributes = region.ElbV2.Attributes.Find(arn)!.Values;
            return new TargetPool(
                arn,
                row.TargetGroupName!,
                [.. region.ElbV2.TargetsOf(arn).Select(target => Translate(target, placesOf((row.TargetType!, row.VpcId!, target.Id))))],
                region.ElbV2.LoadBalancersOf(arn),
                CrossesZones: bool.TryParse(attributes[AttributeCatalog.CrossZone], out var crossesZones) ? crossesZones : null,
                KeepsClientAddress: attributes.GetValueOrDefault("preserve_client_ip.enabled") is "true",
                Translate(row))
            {
                SendsProxyHeader = attributes.GetValueOrDefault(AttributeCatalog.ProxyProtocol) is "true",
            };
        });

    private static Target Translate(RegisteredTarget row, IReadOnlyList<Place> places) =>
        new(row.Key, row.Id, row.Port, row.AvailabilityZone, row.RegisteredAt, row.Draining, places);

    private static HealthCheck Translate(TargetGroup row) => new(
        IsHttp: ElbProtocols.IsHttp(row.HealthCheckProtocol!),
        Port: int.TryParse(row.HealthCheckPort, CultureInfo.InvariantCulture, out var port) ? port : null,
        Path: row.HealthCheckPath ?? "/",
        Codes: row.Matcher?.HttpCode ?? "200",
        Timeout: TimeSpan.FromSeconds(row.HealthCheckTimeoutSeconds!.Value),
        Interval: TimeSpan.FromSeconds(row.HealthCheckIntervalSeconds!.Value),
        HealthyThreshold: row.HealthyThresholdCount!.Value,
        UnhealthyThreshold: row.UnhealthyThresholdCount!.Value,
        Delay: HealthChecks.DelayOf(row));
}
