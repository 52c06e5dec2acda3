using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A consumer: a network with an interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) to the service. Every call returns a new builder.</summary>
public sealed record ConsumerBuilder
{
    internal ConsumerBuilder(string name) => Name = name;

    internal string Name { get; }

    internal PlacementSpec Placement { get; private init; } = new(Region: null);

    internal StackFeature Network { get; private init; } = new CreatedVpc(VpcBuilder.ForConsumer);

    /// <summary>null: not set.</summary>
    internal SubnetTier? Tier { get; private init; }

    /// <summary>Empty: the VPC's own range.</summary>
    internal EquatableList<string> Admitted { get; private init; } = [];

    internal EquatableList<Tag> Tags { get; private init; } = [];

    internal bool IsProtected { get; private init; }

    internal UnitDescription Unit => new(Name)
    {
        Placement = Placement,
        Tags = Tags,
        IsProtected = IsProtected,
        Features = [Network, new CreatedEndpoint(Tier, Admitted)],
    };

    /// <summary>Creates a VPC for the consumer (<c>AWS::EC2::VPC</c>). This is the default.</summary>
    /// <param name="configure">Its range, zones and subnets; null: <c>10.0.0.0/16</c>, a private subnet in each of the service's zones.</param>
    public ConsumerBuilder InVpc(Func<VpcBuilder, VpcBuilder>? configure = null) =>
        this with { Network = new CreatedVpc(VpcBuilder.ForConsumer.Configure(configure)) };

    /// <summary>Uses a VPC that exists. The VPC and its subnets are never tagged, changed or deleted.</summary>
    /// <param name="vpcId">Such as <c>vpc-0a1b2c3d4e5f60718</c>.</param>
    /// <param name="configure">The endpoint's subnets, at most one in each zone, and the VPC's range.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConsumerBuilder UseVpc(string vpcId, Func<UsedVpcBuilder, UsedVpcBuilder> configure) =>
        this with { Network = new UsedVpc(new UsedVpcBuilder(Argument.NotNull(vpcId)).Configure(Argument.NotNull(configure))) };

    /// <summary>Sets the endpoint's subnets in the created VPC (<c>SubnetIds</c>). Default: the private ones.</summary>
    /// <param name="tier">Public subnets require <see cref="VpcBuilder.WithSubnets"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public ConsumerBuilder InSubnets(SubnetTier tier) => this with { Tier = Argument.Defined(tier) };

    /// <summary>
    /// Admits clients to the endpoint on the service's port (rules of its <c>AWS::EC2::SecurityGroup</c>). Further calls add sources.
    /// Default: the VPC's own range.
    /// </summary>
    /// <param name="sources">IPv4 ranges, such as <c>10.1.0.0/16</c>, or ids of security groups that the endpoint's VPC can refer to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> or one of them is null.</exception>
    public ConsumerBuilder AdmitFrom(params IEnumerable<string> sources) =>
        this with { Admitted = [.. Admitted, .. Argument.NoneNull(sources)] };

    /// <summary>Sets the AWS region of the consumer, which has to be the service's. Default: the region of its zones, or the service's.</summary>
    /// <param name="region">Such as <c>eu-west-1</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="region"/> is null.</exception>
    public ConsumerBuilder InRegion(string region) => this with { Placement = Placement with { Region = Argument.NotNull(region) } };

    /// <summary>
    /// Runs the consumer as an IAM role, usually to reach another account (<c>sts:AssumeRole</c>), whose account is then allowed to connect. Default: the
    /// host's own credentials.
    /// </summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="externalId">The external id that the role's trust policy requires; null: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="roleArn"/> is null.</exception>
    public ConsumerBuilder AsRole(string roleArn, string? externalId = null) =>
        this with { Placement = Placement with { RoleArn = Argument.NotNull(roleArn), ExternalId = externalId } };

    /// <summary>
    /// Runs the consumer in a named account of the host's options (<see cref="PrivateLinkOptions.Accounts"/>), with its role; the role's
    /// account is then allowed to connect. <see cref="AsRole"/> and this are mutually exclusive.
    /// </summary>
    /// <param name="account">A key of <see cref="PrivateLinkOptions.Accounts"/>, case-insensitive, or an account id for which
    /// <see cref="PrivateLinkOptions.RoleFor"/> returns a role. An unknown one is refused before any call to AWS.</param>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    public ConsumerBuilder InAccount(string account) => this with { Placement = Placement with { Account = Argument.NotNull(account) } };

    /// <summary>
    /// Keeps the consumer from deletion: if it leaves the description it stays, and is reported, and the stack cannot be destroyed. To take the protection off,
    /// apply a description of the consumer without it. Needs the stack's home record. Default: not protected.
    /// </summary>
    public ConsumerBuilder Protect() => this with { IsProtected = true };

    /// <summary>Tags this consumer's resources, over the stack's own tags. The last value given for a key counts.</summary>
    /// <param name="key">At most 128 characters; <c>aws:</c> and <c>privatelinkkit:</c> are reserved.</param>
    /// <param name="value">At most 256 characters.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConsumerBuilder WithTag(string key, string value) => this with { Tags = Tags.With(new Tag(Argument.NotNull(key), Argument.NotNull(value))) };
}
