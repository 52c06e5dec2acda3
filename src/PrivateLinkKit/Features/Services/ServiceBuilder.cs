using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A service with a name: choose its network next.</summary>
public sealed class ServiceBuilder : StackStage<ServiceBuilder>
{
    internal ServiceBuilder(StackDescription description)
        : base(description)
    {
    }

    /// <summary>
    /// Creates a VPC for the service (<c>AWS::EC2::VPC</c>), with DNS support and DNS host names on. Default: <c>10.0.0.0/16</c>, a public and a private subnet
    /// in each zone, an internet gateway and one NAT gateway.
    /// </summary>
    /// <param name="configure">
    /// Its range, zones, subnets and NAT gateways; null: the defaults, with zones <c>a</c> and <c>b</c> of the region.
    /// </param>
    public ServiceInVpcBuilder InVpc(Func<VpcBuilder, VpcBuilder>? configure = null) =>
        new(Description.Add(new CreatedVpc(VpcBuilder.ForService.Configure(configure))));

    /// <summary>Uses a VPC that exists. The VPC and its subnets are never tagged, changed or deleted.</summary>
    /// <param name="vpcId">Such as <c>vpc-0a1b2c3d4e5f60718</c>.</param>
    /// <param name="configure">The subnets to use, at least one, each in a zone of its own.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ServiceInVpcBuilder UseVpc(string vpcId, Func<UsedVpcBuilder, UsedVpcBuilder> configure) =>
        new(Description.Add(new UsedVpc(new UsedVpcBuilder(Argument.NotNull(vpcId)).Configure(Argument.NotNull(configure)))));

    /// <summary>
    /// Exposes a Network Load Balancer that exists and is active. It is never tagged, changed or deleted; it must not back another endpoint service.
    /// </summary>
    /// <param name="arn">The ARN of the load balancer.</param>
    /// <param name="port">The port of its TCP listener, 1 to 65535, which is the port at the endpoints.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arn"/> is null.</exception>
    public PrivateLinkStackBuilder UseNlb(string arn, int port = 80) =>
        PrivateLinkStackBuilder.Exposing(Description.Add(new UsedNlb(Argument.NotNull(arn), port)));

    private protected override ServiceBuilder With(StackDescription description) => new(description);
}
