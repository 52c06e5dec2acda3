using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>Checks an existing NLB behind the endpoint service.</summary>
/// <param name="Id">The NLB's logical id.</param>
/// <param name="At">Its placement.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Port">The port of its listener.</param>
internal sealed record UsedNlbCheck(LogicalId Id, Placement At, string Arn, int Port) : PreflightCheck(Id, At)
{
    public override bool IsDue(PlannedChange change) => change.ResourceType == EndpointService.Type
        && (change.Action is ChangeAction.Create or ChangeAction.Replace
            || change.Properties.Any(property => property.Name == nameof(EndpointService.NetworkLoadBalancerArns)));

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        if (await UsedLoadBalancer.FindAsync(Arn, context) is not { } found)
        {
            return [Finding(PreflightCode.NotFound, Arn, $"the load balancer {Arn} does not exist", "Correct its ARN, or create it first.")];
        }

        if (found.Type != LoadBalancerTypeEnum.Network)
        {
            return [Finding(PreflightCode.WrongType, Arn, $"{Arn} is of type {found.Type}", "Name a Network Load Balancer.")];
        }

        return
        [
            .. await UsedLoadBalancer.ListensAsync(Arn, Port, context) ? (PreflightFinding[])[] :
                [Finding(PreflightCode.NoListener, Arn, $"the NLB has no listener on port {Port}", "Add the listener, or name its port.")],
            .. (await OtherServices.OfAsync(Arn, context)).Select(service => Finding(
                PreflightCode.InOtherService, service, $"the NLB is behind the endpoint service {service}", "Delete that service, or use another NLB.")),
        ];
    }
}
