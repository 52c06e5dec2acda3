using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A VPC that exists. Every call returns a new builder.</summary>
public sealed record UsedVpcBuilder
{
    internal UsedVpcBuilder(string vpcId) => VpcId = vpcId;

    internal string VpcId { get; }

    internal EquatableList<string> SubnetIds { get; private init; } = [];

    internal string? CidrBlock { get; private init; }

    /// <summary>
    /// Names the subnets in which load balancers, tasks or endpoints are placed; each must be in a different zone. Further calls add
    /// subnets. An ALB needs two.
    /// </summary>
    /// <param name="subnetIds">Such as <c>subnet-0a1b2c3d4e5f60718</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="subnetIds"/> or one of them is null.</exception>
    public UsedVpcBuilder UseSubnets(params IEnumerable<string> subnetIds) =>
        this with { SubnetIds = [.. SubnetIds, .. Argument.NoneNull(subnetIds)] };

    /// <summary>
    /// Sets the VPC's range, which a consumer admits to its endpoint unless <see cref="ConsumerBuilder.AdmitFrom"/> is called. Default: unknown.
    /// </summary>
    /// <param name="cidr">The VPC's IPv4 range.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cidr"/> is null.</exception>
    public UsedVpcBuilder Cidr(string cidr) => this with { CidrBlock = Argument.NotNull(cidr) };
}
