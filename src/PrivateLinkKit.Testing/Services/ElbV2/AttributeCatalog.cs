using PrivateLinkKit.Testing.Wire.ElbV2;
using static PrivateLinkKit.Testing.Services.ElbV2.AttributeRule;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Attributes of each kind of resource.</summary>
internal static class AttributeCatalog
{
    public const string DeletionProtection = "deletion_protection.enabled";
    public const string CrossZone = "load_balancing.cross_zone.enabled";
    public const string DeregistrationDelay = "deregistration_delay.timeout_seconds";
    public const string ProxyProtocol = "proxy_protocol_v2.enabled";
    public const string DropInvalidHeaderFields = "routing.http.drop_invalid_header_fields.enabled";

    public const string PreserveHost = "routing.http.preserve_host_header.enabled";
    public const string TlsHeaders = "routing.http.x_amzn_tls_version_and_cipher_suite.enabled";
    public const string ClientPort = "routing.http.xff_client_port.enabled";
    public const string ForwardedForMode = "routing.http.xff_header_processing.mode";
    public const string Http2 = "routing.http2.enabled";
    public const string PreserveClientAddress = "preserve_client_ip.enabled";
    public const string EndsDeregistered = "deregistration_delay.connection_termination.enabled";
    public const string EndsUnhealthy = "target_health_state.unhealthy.connection_termination.enabled";
    public const string StickinessEnabled = "stickiness.enabled";
    public const string StickinessType = "stickiness.type";
    public const string BalancerCookieDuration = "stickiness.lb_cookie.duration_seconds";
    public const string ApplicationCookieName = "stickiness.app_cookie.cookie_name";
    public const string ApplicationCookieDuration = "stickiness.app_cookie.duration_seconds";

    public const string BalancerCookie = "lb_cookie";
    public const string ApplicationCookie = "app_cookie";
    public const string SourceAddress = "source_ip";

    public const string ToBeInNames = "target_group_health.dns_failover.minimum_healthy_targets";
    public const string ToAvoidUnhealthy = "target_group_health.unhealthy_state_routing.minimum_healthy_targets";

    public const int LongestCookie = 604_800;

    private const int MostTargets = 1000;

    private static readonly AttributeRule[] EveryLoadBalancer =
    [
        Fixed("access_logs.s3.enabled", "false"),
        Fixed("access_logs.s3.bucket", ""),
        Fixed("access_logs.s3.prefix", ""),
        Flag(DeletionProtection),
        Fixed("zonal_shift.config.enabled", "false"),
    ];

    private static readonly AttributeRule[] ApplicationLoadBalancer =
    [
        .. EveryLoadBalancer,
        // AWS fixes it at true for Application Load Balancers.
        new(CrossZone, "true", value => value == "true", Emulated: true),
        Number("idle_timeout.timeout_seconds", 60, 1, 4000),
        // Recorded only: Terraform always sets it.
        Number("client_keep_alive.seconds", 3600, 60, 604800),
        Fixed("connection_logs.s3.enabled", "false"),
        Fixed("connection_logs.s3.bucket", ""),
        Fixed("connection_logs.s3.prefix", ""),
        Fixed("health_check_logs.s3.enabled", "false"),
        Fixed("health_check_logs.s3.bucket", ""),
        Fixed("health_check_logs.s3.prefix", ""),
        Fixed("routing.http.desync_mitigation_mode", "defensive"),
        Flag(DropInvalidHeaderFields),
        Flag(PreserveHost),
        Flag(TlsHeaders),
        Flag(ClientPort),
        OneOf(ForwardedForMode, "append", "preserve", "remove"),
        Flag(Http2, @default: true),
        Fixed("waf.fail_open.enabled", "false"),
    ];

    private static readonly AttributeRule[] NetworkLoadBalancer =
    [
        .. EveryLoadBalancer,
        Flag(CrossZone),
        Fixed("dns_record.client_routing_policy", "any_availability_zone"),
        Fixed("secondary_ips.auto_assigned.per_subnet", "0"),
    ];

    private static readonly AttributeRule[] EveryTargetGroup =
    [
        Number(DeregistrationDelay, 300, 0, 3600),
        OneOf(CrossZone, "use_load_balancer_configuration", "true", "false"),
        NumberOrOff($"{ToBeInNames}.count", "1", MostTargets),
        NumberOrOff($"{ToBeInNames}.percentage", Off, 100),
        Number($"{ToAvoidUnhealthy}.count", 1, 1, MostTargets),
        NumberOrOff($"{ToAvoidUnhealthy}.percentage", Off, 100),
    ];

    private static readonly AttributeRule[] HttpTargetGroup =
    [
        .. EveryTargetGroup,
        Flag(StickinessEnabled),
        OneOf(StickinessType, BalancerCookie, ApplicationCookie),
        Number(BalancerCookieDuration, 86400, 1, LongestCookie),
        new(ApplicationCookieName, "", TargetStickiness.IsCookieName, Emulated: true),
        Number(ApplicationCookieDuration, 86400, 1, LongestCookie),
        Fixed("load_balancing.algorithm.type", "round_robin"),
        Fixed("load_balancing.algorithm.anomaly_mitigation", "off"),
        Fixed("slow_start.duration_seconds", "0"),
    ];

    private static readonly AttributeRule[] ApplicationListener =
    [
        Fixed("routing.http.response.server.enabled", "true"),
        Fixed("routing.http.response.strict_transport_security.header_value", ""),
    ];

    // Recorded only.
    private static readonly AttributeRule[] NetworkListener = [Number("tcp.idle_timeout.seconds", 350, 60, 6000)];

    public static IReadOnlyList<AttributeRule> Of(LoadBalancer balancer) =>
    [
        .. balancer.Type == LoadBalancerTypes.Network ? NetworkLoadBalancer : ApplicationLoadBalancer,
        Fixed("ipv6.deny_all_igw_traffic", balancer.Scheme == LoadBalancerTypes.Internal ? "true" : "false"),
    ];

    public static IReadOnlyList<AttributeRule> Of(TargetGroup group) => ElbProtocols.IsHttp(group.Protocol!) ? HttpTargetGroup : TcpTargetGroup(group);

    public static IReadOnlyList<AttributeRule> OfListener(LoadBalancer balancer) =>
        balancer.Type == LoadBalancerTypes.Network ? NetworkListener : ApplicationListener;

    private static IReadOnlyList<AttributeRule> TcpTargetGroup(TargetGroup group) =>
    [
        .. EveryTargetGroup,
        group.Protocol is ElbProtocols.Tls ? Fixed(StickinessEnabled, "false") : Flag(StickinessEnabled),
        OneOf(StickinessType, SourceAddress),
        Flag(EndsDeregistered, @default: ElbProtocols.IsDatagram(group.Protocol!)),
        ElbProtocols.IsDatagram(group.Protocol!) ? OneOf(PreserveClientAddress, "true")
            : Flag(PreserveClientAddress, @default: group.TargetType != TargetTypes.Ip),
        Flag(ProxyProtocol),
        ElbProtocols.IsDatagram(group.Protocol!) ? OneOf(EndsUnhealthy, "false") : Flag(EndsUnhealthy, @default: true),
        Fixed("target_health_state.unhealthy.draining_interval_seconds", "0"),
    ];
}
