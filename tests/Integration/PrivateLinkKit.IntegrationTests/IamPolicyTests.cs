using System.Text.Json.Nodes;
using PrivateLinkKit.IntegrationTests.Discovery;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The IAM policy that the README recommends.</summary>
public class IamPolicyTests
{
    private static readonly string[] Allowed =
    [
        .. JsonNode.Parse(File.ReadAllText(RepositoryFile.Find("docs/iam-policy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray actions ? actions.Select(action => action!.GetValue<string>())
            : [statement["Action"]!.GetValue<string>()]),
    ];

    [Fact]
    public async Task Policy_EveryCallOfTheTaskApi_IsAllowed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = TaskApiStack.In(TestEnvironment.Region);

        await edge.ApplyAsync(stack);
        await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.DestroyAsync(stack);

        Assert.Empty(edge.Aws.Requests.Select(request => request.Action).Distinct().Except(Allowed));
    }

    [Fact]
    public async Task Policy_EveryCallOfRolesAcceptanceAndChanges_IsAllowed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().AsRole("arn:aws:iam::000000000000:role/deployer").RequireAcceptance().AllowPrincipal("arn:aws:iam::333333333333:root")
            .WithConsumer();

        await edge.ApplyAsync(stack.Build());
        await edge.ApplyAsync(stack.AllowPrincipal("arn:aws:iam::444444444444:root").WithTag("team", "dogs").Build());
        await edge.ApplyAsync(stack.WithTag("team", "cats").Build());
        await edge.ApplyAsync(Stacks.Workload(name: "cats").ViaNlb(nlb => nlb.ProxyProtocol()).Build());
        await edge.ApplyAsync(stack.Build());
        await edge.PrivateLink.DestroyAsync(stack.Build());

        Assert.Contains("sts:AssumeRole", edge.Aws.Requests.Select(request => request.Action));
        Assert.Empty(edge.Aws.Requests.Select(request => request.Action).Distinct().Except(Allowed));
    }

    [Fact]
    public async Task Policy_EveryCallOfTheResolver_IsAllowed()
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.TestEnvironment.Aws.Faults.On("DescribeNetworkInterfaces").Fail("UnauthorizedOperation", status: 403);

        await resolving.ResolveAsync();

        Assert.Equal(
            ["ec2:DescribeAvailabilityZones", "ec2:DescribeNetworkInterfaces", "ec2:DescribeVpcEndpoints"],
            resolving.TestEnvironment.Aws.Requests.Select(request => request.Action).Distinct().Order());
        Assert.Empty(resolving.TestEnvironment.Aws.Requests.Select(request => request.Action).Except(Allowed));
    }

    [Fact]
    public void Policy_AllowsNoActionByWildcard() => Assert.DoesNotContain(Allowed, action => action.Contains('*', StringComparison.Ordinal));
}
