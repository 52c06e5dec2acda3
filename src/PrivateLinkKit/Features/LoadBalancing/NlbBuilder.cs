using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>
/// An internal Network Load Balancer to create, with a security group of its own. Default: the group admits no direct clients, and is not
/// evaluated for traffic through PrivateLink, which the allowed principals and the security group of each endpoint control, because
/// clients' addresses may overlap. Every call
/// returns a new builder.
/// </summary>
public sealed record NlbBuilder
{
    internal const string DefaultMatcher = "200-399";

    internal NlbBuilder()
    {
    }

    /// <summary>null: derived from the stack's name.</summary>
    internal string? Name { get; private init; }

    /// <summary>Empty: the default.</summary>
    internal EquatableList<int> ListenerPorts { get; private init; } = [];

    internal int Port => ListenerPorts is [.., var port] ? port : 80;

    internal bool IsCrossZone { get; private init; }

    internal bool SendsProxyProtocol { get; private init; }

    /// <summary>null: the check of the ALB's targets, or TCP without an ALB.</summary>
    internal HealthCheckBuilder? Check { get; private init; }

    internal EquatableList<string> Admitted { get; private init; } = [];

    internal bool IsEnforced { get; private init; }

    /// <summary>Sets the load balancer's name. Default: the stack's name and <c>-nlb</c>.</summary>
    /// <param name="name">
    /// 1 to 32 letters, digits and hyphens, no hyphen at the ends, not beginning with <c>internal-</c>; unique in account and region.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public NlbBuilder WithName(string name) => this with { Name = Argument.NotNull(name) };

    /// <summary>
    /// Sets the port of its TCP listener (<c>AWS::ElasticLoadBalancingV2::Listener</c>), which is also the port at the endpoints. Default: 80.
    /// </summary>
    /// <param name="port">1 to 65535; one port only, several listeners are not supported yet.</param>
    public NlbBuilder Listen(int port) => ListenerPorts.Contains(port) ? this : this with { ListenerPorts = [.. ListenerPorts, port] };

    /// <summary>
    /// Enables forwarding to targets in all zones (<c>load_balancing.cross_zone.enabled</c>), at AWS's price for traffic between zones. Default:
    /// targets in the node's own zone only.
    /// </summary>
    public NlbBuilder CrossZone() => this with { IsCrossZone = true };

    /// <summary>
    /// Begins every connection to a task with a header that identifies the caller, version 2 of the PROXY protocol
    /// (<c>proxy_protocol_v2.enabled</c>): the client's own address, and the id of its endpoint. Default: no header; tasks see the NLB as
    /// their client. All tasks must expect it, on health checks too: a change in a running stack applies to new connections at once, so the
    /// plan marks it as an interruption.
    /// Impossible with an ALB behind the NLB.
    /// </summary>
    public NlbBuilder ProxyProtocol() => this with { SendsProxyProtocol = true };

    /// <summary>
    /// Checks the targets over HTTP (<c>AWS::ElasticLoadBalancingV2::TargetGroup</c>). Default: the stack's ALB with the check of its own
    /// targets; an existing ALB with <c>/</c> answering 200-399; tasks with a TCP connection.
    /// </summary>
    /// <param name="path">Begins with <c>/</c>; at most 1024 characters.</param>
    /// <param name="configure">Times, counts and expected codes; null: the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public NlbBuilder HealthCheck(string path, Func<HealthCheckBuilder, HealthCheckBuilder>? configure = null) =>
        this with { Check = new HealthCheckBuilder(Argument.NotNull(path), DefaultMatcher).Configure(configure) };

    /// <summary>
    /// Admits clients that connect to the load balancer directly (rules of its <c>AWS::EC2::SecurityGroup</c>). Further calls add sources.
    /// Default: none.
    /// </summary>
    /// <param name="sources">IPv4 ranges, such as <c>10.1.0.0/16</c>, or ids of security groups that the service's VPC can refer to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> or one of them is null.</exception>
    public NlbBuilder AdmitFrom(params IEnumerable<string> sources) =>
        this with { Admitted = [.. Admitted, .. Argument.NoneNull(sources)] };

    /// <summary>
    /// Applies the same rules to traffic through PrivateLink, by the client's own address in its VPC
    /// (<c>EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic</c> = on). Default: off. Needs <see cref="AdmitFrom"/> with the consumers' ranges.
    /// </summary>
    public NlbBuilder EnforceOnPrivateLinkTraffic() => this with { IsEnforced = true };
}
