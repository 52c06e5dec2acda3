using System.Globalization;
using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Target groups with their targets, for the map of the network.</summary>
internal static class TargetMap
{
    public static void Add(NetworkMapBuilder map, AccountRegion region)
    {
        foreach (var row in region.ElbV2.TargetGroups)
        {
            var arn = row.TargetGroupArn!;
            var attributes = region.ElbV2.Attributes.Find(arn)!.Values;
            map.Add(new TargetPool(
                arn,
                row.TargetGroupName!,
                [.. region.ElbV2.TargetsOf(arn).Select(target => Translate(region, target, PlacesOf(map, row, target)))],
                region.ElbV2.LoadBalancersOf(arn),
                CrossesZones: bool.TryParse(attributes[AttributeCatalog.CrossZone], out var crossesZones) ? crossesZones : null,
                KeepsClientAddress: attributes.GetValueOrDefault(AttributeCatalog.PreserveClientAddress) is "true",
                Translate(row))
            {
                IsSecure = ElbProtocols.IsSecure(row.Protocol!),
                Stickiness = TargetStickiness.Of(attributes),
                ToBeInNames = Minimum(attributes, AttributeCatalog.ToBeInNames),
                ToAvoidUnhealthy = Minimum(attributes, AttributeCatalog.ToAvoidUnhealthy),
                EndsDeregistered = attributes.GetValueOrDefault(AttributeCatalog.EndsDeregistered) is "true",
                EndsUnhealthy = attributes.GetValueOrDefault(AttributeCatalog.EndsUnhealthy) is "true",
                SendsProxyHeader = attributes.GetValueOrDefault(AttributeCatalog.ProxyProtocol) is "true",
            });
        }
    }

    /// <summary>Returns the state of a target that is an instance without traffic, stopped or terminated; null: it is another target.</summary>
    public static string? EndedState(AccountRegion region, RegisteredTarget target) =>
        region.Ec2.Instances.Find(target.Id) is { State.Name: "stopped" or "terminated" } instance ? instance.State.Name : null;

    private static MinimumHealthy Minimum(IReadOnlyDictionary<string, string> attributes, string prefix)
    {
        return new(Number("count"), Number("percentage"));

        int Number(string unit) => attributes[$"{prefix}.{unit}"] switch
        {
            AttributeRule.Off => 0,
            var value => int.Parse(value, CultureInfo.InvariantCulture),
        };
    }

    private static IReadOnlyList<Place> PlacesOf(NetworkMapBuilder map, TargetGroup group, RegisteredTarget target) => group.TargetType switch
    {
        TargetTypes.Alb => map.NodesOf(target.Id),
        TargetTypes.Instance => map.InterfacesOfOccupant(target.Id),
        _ => map.InterfacesAt(group.VpcId!, IPAddress.Parse(target.Id)),
    };

    private static Target Translate(AccountRegion region, RegisteredTarget row, IReadOnlyList<Place> places) =>
        new(row.Key, row.Id, row.Port, row.AvailabilityZone, row.RegisteredAt, row.Draining || EndedState(region, row) is not null, places);

    private static HealthCheck Translate(TargetGroup row) => new HealthCheck(
        IsHttp: ElbProtocols.IsHttp(row.HealthCheckProtocol!),
        Port: int.TryParse(row.HealthCheckPort, CultureInfo.InvariantCulture, out var port) ? port : null,
        Path: row.HealthCheckPath ?? "/",
        Codes: row.Matcher?.HttpCode ?? "200",
        Timeout: TimeSpan.FromSeconds(row.HealthCheckTimeoutSeconds!.Value),
        Interval: TimeSpan.FromSeconds(row.HealthCheckIntervalSeconds!.Value),
        HealthyThreshold: row.HealthyThresholdCount!.Value,
        UnhealthyThreshold: row.UnhealthyThresholdCount!.Value,
        Delay: HealthChecks.DelayOf(row))
    {
        IsSecure = ElbProtocols.IsSecure(row.HealthCheckProtocol!),
    };
}
