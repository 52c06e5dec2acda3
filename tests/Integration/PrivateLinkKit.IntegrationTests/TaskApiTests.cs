using System.Net.Http.Json;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The life cycle of the Task API.</summary>
public class TaskApiTests
{
    private static readonly PrivateLinkStack Stack = TaskApiStack.In(TestEnvironment.Region);

    [Fact]
    public async Task Apply_TaskApi_AnswersThroughTheEndpoint()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.ApplyAsync(Stack);

        var endpoint = result.Endpoint("customer");
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        var tasks = await http.GetFromJsonAsync<TaskItem[]>($"http://{endpoint.DnsName}/api/tasks");
        var second = await http.GetFromJsonAsync<TaskItem>($"http://{endpoint.DnsName}/api/task/2");
        Assert.Equal([new(1, "task1", "This is task 1"), new(2, "task2", "This is task 2"), new(3, "task3", "This is task 3")], tasks!);
        Assert.Equal(tasks![1], second);
    }

    [Fact]
    public async Task Apply_EveryDnsNameOfTheEndpoint_Answers()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal(3, endpoint.DnsNames.Count);
        foreach (var name in endpoint.DnsNames)
        {
            using var response = await http.GetAsync(new Uri($"http://{name}/api/tasks"));
            Assert.True(response.IsSuccessStatusCode, name);
        }
    }

    [Fact]
    public async Task Plan_AfterApply_IsEmpty()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var second = await edge.PrivateLink.PlanAsync(Stack);

        Assert.True(second.IsEmpty, second.ToString());
    }

    [Fact]
    public async Task Apply_EmptyPlan_ChangesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var again = await edge.ApplyAsync(Stack);

        Assert.Empty(again.Outcomes);
        Assert.All(again.Calls.Keys, operation => Assert.Matches("^(Describe|Get|List)", operation));
    }

    [Fact]
    public async Task Destroy_AfterApply_LeavesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        await edge.PrivateLink.DestroyAsync(Stack);

        Assert.All((await edge.PrivateLink.PlanAsync(Stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.Empty((await edge.Ec2.DescribeNetworkInterfacesAsync(new Amazon.EC2.Model.DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? []);
        Assert.Empty((await edge.Ec2.DescribeAddressesAsync(new Amazon.EC2.Model.DescribeAddressesRequest())).Addresses ?? []);
        Assert.Empty((await edge.ElbV2.DescribeTargetGroupsAsync(new Amazon.ElasticLoadBalancingV2.Model.DescribeTargetGroupsRequest())).TargetGroups ?? []);
        Assert.Empty((await edge.Ecs.ListTaskDefinitionsAsync(new Amazon.ECS.Model.ListTaskDefinitionsRequest())).TaskDefinitionArns ?? []);
        Assert.Empty((
            await edge.Ecs.ListTaskDefinitionsAsync(
            new Amazon.ECS.Model.ListTaskDefinitionsRequest { Status = Amazon.ECS.TaskDefinitionStatus.INACTIVE })).TaskDefinitionArns ?? []);
    }

    [Fact]
    public async Task Destroy_NothingThere_DoesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.PrivateLink.DestroyAsync(Stack);

        Assert.Empty(result.Outcomes);
    }

    private sealed record TaskItem(int Id, string Name, string Description);
}
