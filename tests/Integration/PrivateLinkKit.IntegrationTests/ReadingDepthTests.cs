using PrivateLinkKit.IntegrationTests.Guards;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A decisive reading counts only after a complete apply of the same description, and only if it finds no difference.</summary>
public class ReadingDepthTests
{
    private const string Mark = "privatelinkkit:applied";

    /// <summary>Call made only by a full reading.</summary>
    private const string FullCall = "DescribeAddresses";

    private static readonly PrivateLinkStack Stack = Service.Build();
    private static readonly PlanOptions Decisive = new() { Depth = ReadingDepth.Decisive };

    private static PrivateLinkStackBuilder Service => Stacks.Service().WithConsumer();

    [Fact]
    public async Task Plan_AfterACompleteApply_IsEmptyAtBothDepths()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var decisive = await edge.PrivateLink.PlanAsync(Stack, Decisive);
        var full = await edge.PrivateLink.PlanAsync(Stack);

        Assert.True(decisive.IsEmpty);
        Assert.DoesNotContain(FullCall, decisive.Calls.Keys);
        Assert.True(full.IsEmpty);
        Assert.Contains(FullCall, full.Calls.Keys);
        Assert.Equal(Ids(full), Ids(decisive));

        static IEnumerable<(string, string?)> Ids(Plan plan) => plan.Changes.Select(change => (change.LogicalId, change.PhysicalId));
    }

    [Fact]
    public async Task Apply_OfAnEmptyPlan_ChangesNothingAndKnowsTheEndpoints()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var first = await edge.ApplyAsync(Stack);
        var plan = await edge.PrivateLink.PlanAsync(Stack, Decisive);
        var before = edge.Aws.Requests.Count;

        var second = await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal(first.Endpoint("customer").DnsName, second.Endpoint("customer").DnsName);
        Assert.Empty(Writes(edge, before));
    }

    /// <summary>Otherwise every pass of a host would read everything for as long as the leftover exists.</summary>
    [Fact]
    public async Task Apply_OnlyAnUnknownLeftoverIsHeld_WritesAMissingMark()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var mark = await MarkOfAsync(edge);
        var service = (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations[0].ServiceId;
        await edge.Ec2.DeleteTagsAsync(new() { Resources = [service], Tags = [new() { Key = Mark }] });
        await edge.ForeignAddressAsync("old/egress");

        await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(Stack));

        Assert.NotNull(mark);
        Assert.Equal(mark, await MarkOfAsync(edge));
    }

    [Fact]
    public async Task Apply_SomethingToChange_RemovesTheTagAfterTheRecordAndWritesItLast()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var before = edge.Aws.Requests.Count;

        await edge.ApplyAsync(Service.AllowPrincipal("222222222222").Build());

        var writes = Writes(edge, before);
        Assert.Equal(["PutParameter", "DeleteTags"], writes.Take(2));
        Assert.Equal("CreateTags", writes[^1]);
        Assert.NotNull(await MarkOfAsync(edge));
    }

    [Fact]
    public async Task Plan_ApplyThatBrokeOffInBetween_ReadsEverything()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On("ModifyVpcEndpointServicePermissions").Fail("UnauthorizedOperation", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Service.AllowPrincipal("222222222222").Build()));

        var plan = await edge.PrivateLink.PlanAsync(Stack, Decisive);

        Assert.Null(await MarkOfAsync(edge));
        Assert.Contains(FullCall, plan.Calls.Keys);
    }

    [Fact]
    public async Task Plan_OtherDescription_ReadsEverything()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var plan = await edge.PrivateLink.PlanAsync(Service.WithTag("team", "dogs").Build(), Decisive);

        Assert.Contains(FullCall, plan.Calls.Keys);
        Assert.False(plan.IsEmpty);
    }

    /// <summary>Without its consumer the description wants no endpoint at all, so a decisive reading would not look for one.</summary>
    [Fact]
    public async Task Plan_LastConsumerNotWantedAnyMore_SeesItsEndpoint()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build(), Decisive);

        Assert.Contains(plan.Changes, change => (change.LogicalId, change.Action) == ("customer/endpoint", ChangeAction.Delete));
    }

    [Fact]
    public async Task Plan_VariableOfTheTasksDiffers_SeesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With("one"));

        var plan = await edge.PrivateLink.PlanAsync(With("two"), Decisive);

        Assert.Contains(plan.Changes, change => (change.LogicalId, change.Action) == ("dogs/task", ChangeAction.Replace));

        static PrivateLinkStack With(string value) => Stacks.Workload(task => task.WithEnvironment("MODE", value)).ViaNlb(nlb => nlb.Listen(8080)).Build();
    }

    [Fact]
    public async Task Apply_NoChangesAndNoRevisionTag_SetsTheTag()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var made = await edge.ApplyAsync(Stack);
        var serviceId = made.Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId!;
        await edge.Ec2.DeleteTagsAsync(new() { Resources = [serviceId], Tags = [new() { Key = Mark }] });

        var unmarked = await edge.PrivateLink.PlanAsync(Stack, Decisive);
        await edge.PrivateLink.ApplyAsync(unmarked);
        var marked = await edge.PrivateLink.PlanAsync(Stack, Decisive);

        Assert.True(unmarked.IsEmpty);
        Assert.Contains(FullCall, unmarked.Calls.Keys);
        Assert.DoesNotContain(FullCall, marked.Calls.Keys);
    }

    [Fact]
    public async Task Apply_EdgeThatRefusesTheMark_SucceedsAllTheSame()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateTags").Fail("UnauthorizedOperation", status: 403);

        var result = await edge.ApplyAsync(Stack);

        Assert.All(result.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack, Decisive)).IsEmpty);
    }

    private static List<string> Writes(TestEnvironment edge, int since) =>
        [.. edge.Aws.Requests.Skip(since).Select(request => request.Operation)
            .Where(operation => !new[] { "Describe", "List", "Get" }.Any(prefix => operation.StartsWith(prefix, StringComparison.Ordinal)))];

    private static async Task<string?> MarkOfAsync(TestEnvironment edge) =>
        (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations.Single().Tags.Find(tag => tag.Key == Mark)?.Value;
}
