using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A VPC to create (<c>AWS::EC2::VPC</c>). Every call returns a new builder.</summary>
public sealed record VpcBuilder
{
    private VpcBuilder(SubnetLayout layout, NatGateways natGatewaysByDefault)
    {
        Layout = layout;
        NatGatewaysByDefault = natGatewaysByDefault;
    }

    internal static VpcBuilder ForService { get; } = new(SubnetLayout.PublicAndPrivate, NatGateways.One);

    internal static VpcBuilder ForConsumer { get; } = new(SubnetLayout.PrivateOnly, NatGateways.None);

    internal string CidrBlock { get; private init; } = "10.0.0.0/16";

    /// <summary>Empty: inferred.</summary>
    internal EquatableList<string> Zones { get; private init; } = [];

    internal SubnetLayout Layout { get; private init; }

    /// <summary>null: as large as the range allows.</summary>
    internal int? SubnetPrefixLength { get; private init; }

    internal NatGateways NatGateways => NatGatewaysAsked ?? (Layout == SubnetLayout.PublicAndPrivate ? NatGatewaysByDefault : NatGateways.None);

    private NatGateways NatGatewaysByDefault { get; }

    private NatGateways? NatGatewaysAsked { get; init; }

    /// <summary>Sets the VPC's IPv4 range (<c>CidrBlock</c>). Default: <c>10.0.0.0/16</c>.</summary>
    /// <param name="cidr">A network of /16 to /28 without host bits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cidr"/> is null.</exception>
    public VpcBuilder Cidr(string cidr) => this with { CidrBlock = Argument.NotNull(cidr) };

    /// <summary>
    /// Sets the availability zones that get subnets. Further calls add zones. Default for the service: zones <c>a</c> and <c>b</c> of its
    /// region, which is set by <c>InRegion</c> or, when the stack is planned, by <see cref="PrivateLinkOptions.Region"/>; for a consumer
    /// that runs in the service's
    /// account: the service's zones.
    /// </summary>
    /// <param name="zones">
    /// Zones of one region, by name, such as <c>eu-west-1a</c>, or by id, such as <c>euw1-az1</c>. The same name may be another zone in another account, an id
    /// never is; an endpoint needs a zone of the service. Ids do not tell the region: set it with <c>InRegion</c> or <see cref="PrivateLinkOptions.Region"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> or one of them is null.</exception>
    public VpcBuilder AcrossZones(params IEnumerable<string> zones) =>
        this with { Zones = [.. Zones, .. Argument.NoneNull(zones)] };

    /// <summary>
    /// Sets which subnets each zone gets (<c>AWS::EC2::Subnet</c>). They are cut from the start of the VPC's range, equal in size: all public ones in the
    /// order of the zones, then all private ones. Existing subnets keep their ranges when others are added, and new ones use the free
    /// space, so choose smaller subnets if you may add zones: without free space all subnets are replaced, which disconnects consumers.
    /// Default:
    /// <see cref="SubnetLayout.PublicAndPrivate"/> for the service, <see cref="SubnetLayout.PrivateOnly"/>
    /// for a consumer.
    /// </summary>
    /// <param name="layout">Public subnets add an internet gateway.</param>
    /// <param name="prefixLength">The size of a subnet, 16 to 28; null: the largest with which all of them fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    public VpcBuilder WithSubnets(SubnetLayout layout, int? prefixLength = null) =>
        this with { Layout = Argument.Defined(layout), SubnetPrefixLength = prefixLength };

    /// <summary>
    /// Sets the number of NAT gateways for the private subnets (<c>AWS::EC2::NatGateway</c>, each with an Elastic IP). Default: one for a
    /// service with public subnets, otherwise none.
    /// </summary>
    /// <param name="natGateways">Any value but none requires public subnets.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public VpcBuilder WithNatGateways(NatGateways natGateways) => this with { NatGatewaysAsked = Argument.Defined(natGateways) };
}
