using System.Globalization;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Builds load balancers and their listeners from the ELBv2 service's records.</summary>
internal static class BalancerMapBuilder
{
    public static IEnumerable<Balancer> Balancers(AccountRegion region, IReadOnlyDictionary<string, Place> interfaces) =>
        region.ElbV2.LoadBalancers.Select(row =>
    {
        var arn = row.LoadBalancerArn!;
        var isApplication = row.Type == LoadBalancerTypes.Application;
        return new Balancer(
            arn,
            row.LoadBalancerName!,
            row.DNSName!,
            isApplication,
            IsActive: row.State!.Code is "active",
            [.. region.ElbV2.NodesOf(arn).Where(node => interfaces.ContainsKey(node.EniId)).Select(node => interfaces[node.EniId])],
            [.. region.ElbV2.ListenersOf(arn).Select(listener => Translate(region, listener))],
            CrossesZones: region.ElbV2.Attribute(arn, AttributeCatalog.CrossZone) is "true",
            // On by default, but returned only once it was set (acceptance tests of the Terraform provider).
            JudgesPrivateLinkClients: row is { SecurityGroups.Count: > 0, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: not "off" },
            DropsInvalidHeaders: isApplication && region.ElbV2.Attribute(arn, AttributeCatalog.DropInvalidHeaderFields) is "true",
            IdleTimeout: isApplication
                ? TimeSpan.FromSeconds(int.Parse(region.ElbV2.Attribute(arn, "idle_timeout.timeout_seconds"), CultureInfo.InvariantCulture))
                : null);
    });

    private static BalancerListener Translate(AccountRegion region, Listener listener) => new(
        listener.Port!.Value,
        [
            .. region.ElbV2.RulesOf(listener.ListenerArn!).OrderBy(rule => rule.Priority).Select(rule => new BalancerRule(rule.Conditions, rule.Actions[0])),
            new BalancerRule([], listener.DefaultActions![0]),
        ]);
}
