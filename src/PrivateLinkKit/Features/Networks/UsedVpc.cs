using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>
/// An existing VPC; publishes a <see cref="UnitNetwork"/>. All resources of the unit are placed in the named subnets, at most one in each zone.
/// </summary>
internal sealed class UsedVpc(UsedVpcBuilder vpc) : StackFeature("network")
{
    private const string Part = "vpc";

    public override void Publish(FeatureContext context)
    {
        var subnets = vpc.SubnetIds.Select(Ref.To).ToEquatableList();
        context.Publish(new UnitNetwork
        {
            Id = context.Id(Part),
            VpcId = Ref.To(vpc.VpcId),
            IsCreated = false,
            CidrBlock = vpc.CidrBlock,
            PublicSubnetIds = subnets,
            PrivateSubnetIds = subnets,
        });
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context) =>
    [
        .. vpc.CidrBlock is { } cidr ? CidrRule.Check($"{context.Id(Part)}", cidr) : [],
        .. UsedVpcRule.Check($"{context.Id(Part)}", vpc),
    ];

    public override IEnumerable<Resource> Compose(FeatureContext context) => [];

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) =>
        [new UsedVpcCheck(context.Id(Part), context.At, vpc.VpcId, vpc.SubnetIds, vpc.CidrBlock)];
}
