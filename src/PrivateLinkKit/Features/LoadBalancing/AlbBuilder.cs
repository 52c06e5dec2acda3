using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>An internal Application Load Balancer to create, with a security group of its own that admits the NLB. Every call returns a new builder.</summary>
public sealed record AlbBuilder
{
    internal const string DefaultMatcher = "200";

    internal AlbBuilder()
    {
    }

    /// <summary>null: derived from the stack's name.</summary>
    internal string? Name { get; private init; }

    /// <summary>Empty: the default.</summary>
    internal EquatableList<int> ListenerPorts { get; private init; } = [];

    internal int Port => ListenerPorts is [.., var port] ? port : 80;

    internal HealthCheckBuilder Check { get; private init; } = new("/", DefaultMatcher);

    internal bool DropInvalidHeaderFields { get; private init; } = true;

    /// <summary>Sets the load balancer's name. Default: the stack's name and <c>-alb</c>.</summary>
    /// <param name="name">
    /// 1 to 32 letters, digits and hyphens, no hyphen at the ends, not beginning with <c>internal-</c>; unique in account and region.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public AlbBuilder WithName(string name) => this with { Name = Argument.NotNull(name) };

    /// <summary>Sets the port of its HTTP listener (<c>AWS::ElasticLoadBalancingV2::Listener</c>), to which the NLB forwards. Default: 80.</summary>
    /// <param name="port">1 to 65535; one port only, several listeners are not supported yet.</param>
    public AlbBuilder Listen(int port) => ListenerPorts.Contains(port) ? this : this with { ListenerPorts = [.. ListenerPorts, port] };

    /// <summary>Sets how the tasks are checked (<c>AWS::ElasticLoadBalancingV2::TargetGroup</c>). Default: <c>/</c> answers 200.</summary>
    /// <param name="path">Begins with <c>/</c>; at most 1024 characters.</param>
    /// <param name="configure">Times, counts and expected codes; null: the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public AlbBuilder HealthCheck(string path, Func<HealthCheckBuilder, HealthCheckBuilder>? configure = null) =>
        this with { Check = new HealthCheckBuilder(Argument.NotNull(path), DefaultMatcher).Configure(configure) };

    /// <summary>
    /// Keeps HTTP header fields with invalid names (<c>routing.http.drop_invalid_header_fields.enabled</c> = false). Default: they are dropped.
    /// </summary>
    public AlbBuilder KeepInvalidHeaderFields() => this with { DropInvalidHeaderFields = false };
}
