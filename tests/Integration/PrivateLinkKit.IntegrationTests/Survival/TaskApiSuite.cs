using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.SimpleSystemsManagement;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>The Task API before and after a change, with everything in its accounts.</summary>
internal sealed class TaskApiSuite : EndpointSuite
{
    public override IReadOnlyList<DescriptionChange> Changes => [new("the Task API", TaskApi.Next)];

    /// <summary>Faults hit every call.</summary>
    public override bool IsOfTheKind(RecordedRequest call) => true;

    public override async Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context)
    {
        var held = await Task.WhenAll(TaskApi.Accounts.Select(async account =>
        {
            var credentials = Key(account);
            using var ec2 = new AmazonEC2Client(credentials, Configured(context, new AmazonEC2Config()));
            using var elbV2 = new AmazonElasticLoadBalancingV2Client(credentials, Configured(context, new AmazonElasticLoadBalancingV2Config()));
            using var ecs = new AmazonECSClient(credentials, Configured(context, new AmazonECSConfig()));
            return await Inventory.OfAsync(account, ec2, elbV2, ecs);
        }));
        using var ssm = new AmazonSimpleSystemsManagementClient(Key(Account), Configured(context, new AmazonSimpleSystemsManagementConfig()));
        return [.. held.SelectMany(found => found).Concat(await Inventory.RecordAsync(ssm)).Select(found =>
            new ExistingResource(found.Id, new Dictionary<string, string>()) { Type = found.Role, IsTaggedLater = true })];
    }
}
