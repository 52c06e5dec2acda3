using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Checks an existing cluster.</summary>
/// <param name="Id">The cluster's logical id.</param>
/// <param name="At">Its placement.</param>
/// <param name="NameOrArn">Its name or ARN.</param>
internal sealed record UsedClusterCheck(LogicalId Id, Placement At, string NameOrArn) : PreflightCheck(Id, At)
{
    private const string Active = "ACTIVE";

    public override bool IsDue(PlannedChange change) =>
        change.ResourceType == Service.CloudFormationType && change.Action is ChangeAction.Create or ChangeAction.Replace;

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [NameOrArn] }, token));
        return answer.Clusters?.FirstOrDefault()?.Status switch
        {
            Active => [],
            null => [Finding(PreflightCode.NotFound, NameOrArn, $"the cluster {NameOrArn} does not exist in {At}", "Correct its name, or create it first.")],
            var status => [Finding(PreflightCode.WrongType, NameOrArn, $"the cluster {NameOrArn} is {status}", "Name an active cluster.")],
        };
    }
}
