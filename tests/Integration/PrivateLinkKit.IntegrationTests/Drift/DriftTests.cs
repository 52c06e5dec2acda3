using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>The next plan names resources that were deleted or changed outside the stack, and one apply repairs them.</summary>
public class DriftTests
{
    public const string Guest = "arn:aws:iam::333333333333:root";

    public static readonly PrivateLinkStack Stack = Consumed(Workload().BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80)));

    public static readonly PrivateLinkStack WithoutAlb = Consumed(Workload().ViaNlb(nlb => nlb.Listen(80).HealthCheck("/api/tasks")));

    private static readonly PlanOptions Decisive = new() { Depth = ReadingDepth.Decisive };

    public static TheoryData<string> Deleted => [.. Deletions.All.Select(drift => drift.Name)];

    public static TheoryData<string> Changed => [.. Changes.All.Select(drift => drift.Name)];

    public static TheoryData<string> ChangedWithoutAlb => [.. Changes.WithoutAlb.Select(drift => drift.Name)];

    [Theory]
    [MemberData(nameof(Deleted))]
    public Task Apply_DeletedInAws_CreatesItAgain(string what) => PutsRightAsync(Stack, Deletions.All.Single(drift => drift.Name == what));

    [Theory]
    [MemberData(nameof(Changed))]
    public Task Apply_ChangedInAws_PutsItRight(string what) => PutsRightAsync(Stack, Changes.All.Single(drift => drift.Name == what));

    [Theory]
    [MemberData(nameof(ChangedWithoutAlb))]
    public Task Apply_ChangedInAwsWithoutAnAlb_PutsItRight(string what) =>
        PutsRightAsync(WithoutAlb, Changes.WithoutAlb.Single(drift => drift.Name == what));

    [Fact]
    public void Cases_EveryKindOfResource_IsDeletedInOneAndChangedInAnother()
    {
        var kinds = StackComposer.Compose(Stack, TestEnvironment.Region).InOrder.ToDictionary(resource => resource.Id.Value, resource => resource.Kind);
        var all = BuiltInModules.Set.Kinds.Select(handler => handler.Kind).ToList();

        Assert.Equal([], all.Except(KindsIn(Deletions.All)));
        Assert.Equal([], all.Except(KindsIn(Changes.All)));

        IEnumerable<string> KindsIn(IEnumerable<DriftCase> cases) => cases.SelectMany(drift => drift.Drift).Select(found => kinds[found.Split(": ")[0]]);
    }

    /// <summary>The plan finds exactly the drift, attributes nothing to the description, and its apply restores the stack.</summary>
    private static async Task PutsRightAsync(PrivateLinkStack stack, DriftCase drift)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var made = (await edge.ApplyAsync(stack)).Outcomes.ToDictionary(outcome => outcome.LogicalId, outcome => outcome.PhysicalId!);
        await drift.MeddleAsync(new DriftInjector(edge, made));

        var decisive = await edge.PrivateLink.PlanAsync(stack, Decisive);
        Assert.Equal(drift.IsHidden, decisive.IsEmpty);
        var plan = drift.IsHidden ? await edge.PrivateLink.PlanAsync(stack) : decisive;
        Assert.Equal(drift.Drift.Order(StringComparer.Ordinal), Found(plan).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("in the description", plan.ToString(), StringComparison.Ordinal);

        var result = await edge.ApplyConsentedAsync(plan);

        var second = await edge.PrivateLink.PlanAsync(stack);
        Assert.True(second.IsEmpty, second.ToString());
        var endpoint = result.Endpoint("customer");
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Contains("task2", await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/api/tasks")), StringComparison.Ordinal);
        if (!drift.LeavesBehind)
        {
            await edge.PrivateLink.DestroyAsync(stack);
            Assert.All((await edge.PrivateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        }
    }

    private static WorkloadBuilder Workload() => PrivateLink
        .ExposeService("task-api")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Stacks.Zones))
        .RunOnFargate(task => task.Image(PrivateLinkKit.Samples.TaskApiImage.Name).Port(8080).Count(2));

    private static PrivateLinkStack Consumed(PrivateLinkStackBuilder service) => service
        .AllowPrincipal(Guest)
        .ConsumeFrom("customer", customer => customer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Stacks.Zones)))
        .Build();

    private static IEnumerable<string> Found(Plan plan) =>
        from change in plan.Changes
        where change.Action is not ChangeAction.None
        from found in change.Action is ChangeAction.Create
            ? [change.IsDrift ? "deleted" : change.Reason]
            : change.Properties.Where(property => property.IsDrift).Select(property => property.Name)
        select $"{change.LogicalId}: {found}";
}
