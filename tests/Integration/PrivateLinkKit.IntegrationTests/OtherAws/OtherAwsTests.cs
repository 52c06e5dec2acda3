using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.SecurityToken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrivateLinkKit.IntegrationTests.Survival;
using Filter = Amazon.EC2.Model.Filter;
using Host = Microsoft.Extensions.Hosting.Host;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>The engine on independent emulators, inspected with LocalStack.Client.</summary>
[Collection(OtherEdgesCollection.Name)]
public class OtherAwsTests(OtherEdges edges)
{
    [SkippableTheory]
    [MemberData(nameof(OtherEdges.Names), MemberType = typeof(OtherEdges))]
    public Task Apply_TaskApi_PlansEmptyAndLeavesNothingBehind(string name) => edges.OnAsync(name, async edge =>
    {
        var before = await edge.HoldingsAsync();

        await edge.ApplyAsync(OneAccount.First);

        await AssertIsEmptyAsync(edge, OneAccount.First);
        if (name is OtherEdges.Moto)
        {
            Assert.Contains((await edge.PrivateLink.PlanAsync(OneAccount.First)).Changes, change =>
                change.Reason.Contains("does not return EnforceSecurityGroup", StringComparison.Ordinal));
        }

        Assert.NotNull(Holding.Difference(before, await edge.HoldingsAsync()));
        await edge.PrivateLink.DestroyAsync(OneAccount.First);
        var left = Holding.Difference(before, await edge.HoldingsAsync());
        Assert.True(left is null, left);
    });

    [SkippableTheory]
    [MemberData(nameof(OtherEdges.Names), MemberType = typeof(OtherEdges))]
    public Task Apply_ChangedTaskApi_ChangesTheEdgeAndPlansEmpty(string name) => edges.OnAsync(name, async edge =>
    {
        await edge.ApplyAsync(OneAccount.First);

        await edge.ApplyAsync(OneAccount.Next);

        await AssertIsEmptyAsync(edge, OneAccount.Next);
        Assert.Equal(OneAccount.NextImage, await ImageAsync(edge));
        Assert.Equal([OneAccount.Kept], await PrincipalsAsync(edge));
        Assert.Equal(["customer/endpoint", "partner/endpoint"], await EndpointsAsync(edge));
        await edge.PrivateLink.DestroyAsync(OneAccount.Next);
        Assert.Empty(await EndpointsAsync(edge));
    });

    [SkippableTheory]
    [MemberData(nameof(OtherEdges.Names), MemberType = typeof(OtherEdges))]
    public Task Host_ClientsOfLocalStackClient_NeedsNoOtherWayToTheEdge(string name) => edges.OnAsync(name, async edge =>
    {
        var app = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        app.Services
            .AddSingleton<IAmazonEC2>(edge.Ec2)
            .AddSingleton<IAmazonElasticLoadBalancingV2>(edge.ElbV2)
            .AddSingleton<IAmazonECS>(edge.Ecs)
            .AddSingleton<IAmazonSecurityTokenService>(edge.Sts)
            .AddPrivateLink(options => (options.Region, options.PaceRequests) = (edge.Region, false));
        using var host = app.Build();
        var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();

        await privateLink.ApplyAsync(await privateLink.PlanAsync(OneAccount.First), applyOptions: edge.ApplyOptions);

        Assert.Equal(["customer/endpoint"], await EndpointsAsync(edge));
        await privateLink.DestroyAsync(OneAccount.First);
        Assert.Empty(await EndpointsAsync(edge));
    });

    private static async Task AssertIsEmptyAsync(OtherEdge edge, PrivateLinkStack stack)
    {
        foreach (var depth in Enum.GetValues<ReadingDepth>())
        {
            var plan = await edge.PrivateLink.PlanAsync(stack, new PlanOptions { Depth = depth });
            Skip.If(
                !edge.ApplyOptions.WaitForTasks && plan.Changes.Where(change => change.Action is not ChangeAction.None).ToList() is [{ Properties.Count: 0 }],
                "This emulator runs no tasks, and its ECS deployment does not end.");
            Assert.True(plan.IsEmpty, plan.ToString());
        }
    }

    private static async Task<string> ImageAsync(OtherEdge edge)
    {
        var services = await edge.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "task-api", Services = ["task-api"] });
        var definition = await edge.Ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = services.Services.Single().TaskDefinition });
        return definition.TaskDefinition.ContainerDefinitions.Single().Image;
    }

    private static async Task<IEnumerable<string>> PrincipalsAsync(OtherEdge edge)
    {
        var services = await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest { Filters = OfTheStack() });
        var permissions = await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(
            new DescribeVpcEndpointServicePermissionsRequest { ServiceId = services.ServiceConfigurations.Single().ServiceId });
        return permissions.AllowedPrincipals.Select(allowed => allowed.Principal);
    }

    /// <summary>Their logical ids. An emulator may list deleted ones.</summary>
    private static async Task<IEnumerable<string>> EndpointsAsync(OtherEdge edge)
    {
        var found = await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { Filters = OfTheStack() });
        return (found.VpcEndpoints ?? []).Where(endpoint => endpoint.State != State.Deleted)
            .Select(endpoint => endpoint.Tags.Single(tag => tag.Key == "privatelinkkit:id").Value).Order(StringComparer.Ordinal);
    }

    private static List<Filter> OfTheStack() => [new() { Name = "tag:privatelinkkit:stack", Values = ["task-api"] }];
}
