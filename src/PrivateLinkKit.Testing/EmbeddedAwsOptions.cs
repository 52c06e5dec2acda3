namespace PrivateLinkKit.Testing;

/// <summary>Options of an <see cref="EmbeddedAws"/>.</summary>
public sealed record EmbeddedAwsOptions
{
    /// <summary>The TCP port of the API on 127.0.0.1.</summary>
    /// <value>Default 0: any free port.</value>
    public int Port { get; init; }

    /// <summary>The TCP port on 127.0.0.1 of the SOCKS5 proxy into the virtual network.</summary>
    /// <value>Default 0: any free port.</value>
    public int SocksPort { get; init; }

    /// <summary>The UDP and TCP port on 127.0.0.1 of the DNS server of <see cref="EmbeddedAws.PublicDns"/>.</summary>
    /// <value>Default 0: any free port, once <see cref="PublicDns.EndPoint"/> is used.</value>
    public int DnsPort { get; init; }

    /// <summary>
    /// Host names under which the API answers beside loopback ones, such as <c>host.docker.internal</c>, and whose pages may call it. All other names
    /// and origins
    /// get status 403, so that a page in a browser cannot reach the API.
    /// </summary>
    /// <value>Default empty: loopback addresses, <c>localhost</c> and <c>localhost.localstack.cloud</c> with the names below them.</value>
    public IReadOnlyCollection<string> HostNames { get; init; } = [];

    /// <summary>Services to emulate beside the built-in ones.</summary>
    /// <value>Default empty.</value>
    public IReadOnlyCollection<IEmulatedService> Services { get; init; } = [];

    /// <summary>Duration of transitional states.</summary>
    /// <value>Default <see cref="Pace.Instant"/>.</value>
    public Pace Pace { get; init; } = Pace.Instant;

    /// <summary>Request rates above which API calls are throttled.</summary>
    /// <value>Default <see cref="RateLimits.None"/>.</value>
    public RateLimits RateLimits { get; init; } = RateLimits.None;

    /// <summary>Maximum number of calls that <see cref="EmbeddedAws.Requests"/> keeps; older ones are removed.</summary>
    /// <value>Default 50,000.</value>
    public int RequestLogLimit { get; init; } = 50_000;

    /// <summary>Limits on an account's resources.</summary>
    /// <value>Default <see cref="ResourceQuotas.None"/>.</value>
    public ResourceQuotas Quotas { get; init; } = ResourceQuotas.None;

    /// <summary>Which IAM roles must exist and trust a service when they are passed to it, such as the execution role of a task definition.</summary>
    /// <value>Default <see cref="RoleChecks.OnceCreated"/>.</value>
    public RoleChecks RoleChecks { get; init; } = RoleChecks.OnceCreated;

    /// <summary>
    /// Time for which a new role or instance profile is unknown to other services, because IAM is eventually consistent; on AWS some seconds. It counts by the
    /// clock, whatever the pace.
    /// </summary>
    /// <value>Default zero.</value>
    public TimeSpan RolePropagation { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Which tasks need a network path to their registry, secrets and logs in order to start: a NAT gateway, a public address and an internet gateway, or
    /// endpoints of these services. A task without one stops with AWS's reason.
    /// </summary>
    /// <value>Default <see cref="EgressChecks.OnceAwsEndpoints"/>.</value>
    public EgressChecks EgressChecks { get; init; } = EgressChecks.OnceAwsEndpoints;

    /// <summary>
    /// Accepts the filter <c>vpc-endpoint-id</c> in <c>DescribeVpcEndpointConnections</c>. AWS documents it, but has been observed to refuse it as
    /// invalid.
    /// </summary>
    /// <value>Default <see langword="false"/>: refused.</value>
    public bool FilterConnectionsByEndpointId { get; init; }

    /// <summary>
    /// Time after which an endpoint connection that its provider has neither accepted nor rejected becomes <c>expired</c>. AWS has this state, but does not
    /// document the time. It counts by the clock, whatever the pace.
    /// </summary>
    /// <value>Default null: connections wait for acceptance forever.</value>
    public TimeSpan? ConnectionExpiry { get; init; }

    /// <summary>The clock of everything inside: timestamps, realistic transitions, health-check intervals, request rates. A <see cref="VirtualTime"/>
    /// jumps over all waits.</summary>
    /// <value>Default <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Which private DNS names of endpoint services are verified by the records of <see cref="EmbeddedAws.PublicDns"/>.</summary>
    /// <value>Default <see cref="DomainChecks.OnceHosted"/>.</value>
    public DomainChecks DomainChecks { get; init; } = DomainChecks.OnceHosted;

    /// <summary>
    /// Further TXT records of a name in public DNS, beside those of <see cref="EmbeddedAws.PublicDns"/>. AWS queries them to verify an endpoint service's
    /// private DNS name (<c>StartVpcEndpointServicePrivateDnsVerification</c>): the name and value of the service's <c>PrivateDnsNameConfiguration</c>, under
    /// the private name or a parent of it, or the value directly at one of these names. If it is set, all names are verified. API calls are blocked during the
    /// call, so it must not make one.
    /// </summary>
    /// <value>Default null: none, and <see cref="DomainChecks"/> decides which names are verified.</value>
    public Func<string, IEnumerable<string>>? PublicTxtRecords { get; init; }

    /// <summary>Time until a connection whose packets are dropped times out.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
