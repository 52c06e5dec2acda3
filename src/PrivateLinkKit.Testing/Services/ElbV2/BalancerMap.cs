using System.Globalization;
using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Load balancers with their listeners, for the map of the network.</summary>
internal static class BalancerMap
{
    public static void Add(NetworkMapBuilder map, AccountRegion region)
    {
        foreach (var row in region.ElbV2.LoadBalancers)
        {
            var arn = row.LoadBalancerArn!;
            var isApplication = row.Type == LoadBalancerTypes.Application;
            map.Add(new Balancer(
                arn,
                row.LoadBalancerName!,
                row.DNSName!,
                isApplication,
                IsActive: row.State!.Code is "active",
                map.InterfacesOf(region.ElbV2.NodesOf(arn).Select(node => node.EniId)),
                [.. region.ElbV2.ListenersOf(arn).Select(listener => Translate(region, listener))],
                CrossesZones: region.ElbV2.Attribute(arn, AttributeCatalog.CrossZone) is "true",
                // On by default, but returned only once it was set (acceptance tests of the Terraform provider).
                JudgesPrivateLinkClients: row is { SecurityGroups.Count: > 0, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: not "off" },
                IdleTimeout: isApplication
                    ? TimeSpan.FromSeconds(int.Parse(region.ElbV2.Attribute(arn, "idle_timeout.timeout_seconds"), CultureInfo.InvariantCulture))
                    : null)
            {
                IsInternetFacing = row.Scheme == LoadBalancerTypes.InternetFacing,
                Headers = isApplication ? HeadersOf(AttributeValues.Of(region, arn)) : new(),
            });
        }
    }

    private static HeaderSettings HeadersOf(IReadOnlyDictionary<string, string> attributes) => new()
    {
        DropsInvalid = attributes[AttributeCatalog.DropInvalidHeaderFields] is "true",
        PreservesHost = attributes[AttributeCatalog.PreserveHost] is "true",
        AddsTls = attributes[AttributeCatalog.TlsHeaders] is "true",
        AddsClientPort = attributes[AttributeCatalog.ClientPort] is "true",
        ForwardedFor = Enum.Parse<ForwardedForMode>(attributes[AttributeCatalog.ForwardedForMode], ignoreCase: true),
    };

    private static BalancerListener Translate(AccountRegion region, Listener listener) => new BalancerListener(
        listener.Port!.Value,
        [
            .. region.ElbV2.RulesOf(listener.ListenerArn!).OrderBy(rule => rule.Priority).Select(rule =>
                new BalancerRule([.. rule.Conditions.Select(Translate)], Translate(rule.Actions[0]))),
            new BalancerRule([], Translate(listener.DefaultActions![0])),
        ])
    {
        Arn = listener.ListenerArn!,
        Tls = ListenerTlsMap.Of(region, listener),
        IsDatagram = ElbProtocols.IsDatagram(listener.Protocol!),
    };

    private static BalancerAction Translate(Action action) => action switch
    {
        { FixedResponseConfig: { } response } => new BalancerAction.FixedResponse(
            int.Parse(response.StatusCode!, CultureInfo.InvariantCulture), response.ContentType, response.MessageBody),
        { RedirectConfig: { } redirect } => new BalancerAction.Redirect(IsPermanent: redirect.StatusCode is "HTTP_301")
        {
            Protocol = redirect.Protocol,
            Host = redirect.Host,
            Port = redirect.Port,
            Path = redirect.Path,
            Query = redirect.Query,
        },
        _ => new BalancerAction.Forward([
            .. (action.ForwardConfig?.TargetGroups ?? []).Select(tuple => new WeightedPool(tuple.TargetGroupArn!, tuple.Weight ?? 1))])
        {
            StickyFor = action.ForwardConfig?.TargetGroupStickinessConfig is { Enabled: true, DurationSeconds: { } seconds }
                ? TimeSpan.FromSeconds(seconds)
                : null,
        },
    };

    private static RequestCondition Translate(RuleCondition condition) => new()
    {
        Hosts = condition.HostHeaderConfig?.Values,
        Paths = condition.PathPatternConfig?.Values,
        Methods = condition.HttpRequestMethodConfig?.Values,
        Header = condition.HttpHeaderConfig is { } header ? (header.HttpHeaderName!, header.Values ?? []) : null,
        Query = condition.QueryStringConfig?.Values?.Select(pair => (pair.Key, pair.Value!)).ToList(),
        Sources = condition.SourceIpConfig?.Values?.Select(range => IPNetwork.Parse(range)).ToList(),
    };
}
