using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Checks an existing ALB behind the NLB.</summary>
/// <param name="Id">The ALB's logical id.</param>
/// <param name="At">Its placement.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Port">The port of its listener.</param>
/// <param name="VpcId">The VPC of the NLB; null: one to create.</param>
internal sealed record UsedAlbCheck(LogicalId Id, Placement At, string Arn, int Port, string? VpcId) : PreflightCheck(Id, At)
{
    public override bool IsDue(PlannedChange change) => change.ResourceType is TargetGroup.CloudFormationType or LoadBalancer.CloudFormationType
        && (change.Action is ChangeAction.Create or ChangeAction.Replace || change.Properties.Any(property => property.Name == TargetGroup.Targets));

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        if (await UsedLoadBalancer.FindAsync(Arn, context) is not { } found)
        {
            return [Finding(PreflightCode.NotFound, Arn, $"the load balancer {Arn} does not exist", "Correct its ARN, or create it first.")];
        }

        if (found.Type != LoadBalancerTypeEnum.Application)
        {
            return [Finding(PreflightCode.WrongType, Arn, $"{Arn} is of type {found.Type}", "Name an Application Load Balancer.")];
        }

        return
        [
            .. found.VpcId == VpcId ? (PreflightFinding[])[] :
            [
                Finding(PreflightCode.OtherVpc, Arn, $"the ALB is in {found.VpcId}, not in {VpcId ?? "the VPC to create"}",
                    $"Use its VPC: UseVpc(\"{found.VpcId}\", …)."),
            ],
            .. await UsedLoadBalancer.ListensAsync(Arn, Port, context) ? (PreflightFinding[])[] :
                [Finding(PreflightCode.NoListener, Arn, $"the ALB has no listener on port {Port}", "Add the listener, or name its port.")],
        ];
    }
}
