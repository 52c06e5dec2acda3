using System.Diagnostics;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Diagnostics;

public class EngineActivitiesTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Apply_Succeeds_HasChangesAsChildrenAndTheirCallsAsGrandchildren()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        var before = edge.Aws.Requests.Count;
        using var heard = new CapturedLog();
        edge.Aws.Faults.On("CreateSubnet").Times(2).Throttle();

        var result = await edge.PrivateLink.ApplyAsync(plan);

        Assert.Null(Activity.Current);
        var apply = Assert.Single(heard.Activities, activity => activity.OperationName == "privatelinkkit.apply");
        Assert.Equal(("dogs", "ok", result.Calls.Values.Sum()), (apply.GetTagItem("stack"), apply.GetTagItem("outcome"), apply.GetTagItem("calls")));
        var changes = heard.Activities.Where(activity => activity.OperationName == "privatelinkkit.change").ToList();
        Assert.All(changes, change => Assert.Same(apply, change.Parent));
        Assert.Equal(
            result.Outcomes.Select(outcome => $"{outcome.LogicalId} {outcome.PhysicalId} {outcome.Status}".ToLowerInvariant()).Order(StringComparer.Ordinal),
            changes.Select(change =>
                $"{change.GetTagItem("logical_id")} {change.GetTagItem("physical_id")} {change.GetTagItem("outcome")}".ToLowerInvariant())
                .Order(StringComparer.Ordinal));
        var calls = heard.Activities.Where(activity => activity.OperationName == "privatelinkkit.call").ToList();
        Assert.Equal(edge.Aws.Requests.Count - before, calls.Sum(call => (int)call.GetTagItem("attempts")!));
        Assert.All(calls, call => Assert.Contains(call.Parent, changes.Append(apply)));
        Assert.All(
            calls.Where(call =>
                call.GetTagItem("operation") is "CreateVpc" or "CreateSubnet" or "CreateListener" or "CreateTargetGroup" or "CreateLoadBalancer"),
            call => Assert.EndsWith($"::{$"{call.GetTagItem("operation")}"["Create".Length..]}", (string)call.Parent!.GetTagItem("resource_type")!,
                StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Apply_ManyStacksShareLooks_CallsAreWithinTheChangesTheyAreMadeFor()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        var plans = await edge.PrivateLink.PlanAsync([
            .. Enumerable.Range(1, 4).Select(number => Stacks.Workload(name: $"dogs-{number}").ViaNlb(nlb => nlb.Listen(8080)).Build())]);
        using var heard = new CapturedLog();

        await Task.WhenAll(plans.Select(plan => edge.PrivateLink.ApplyAsync(plan)));

        var calls = heard.Activities.Where(activity => activity.OperationName == "privatelinkkit.call").ToList();
        Assert.Contains(calls, call => call.GetTagItem("operation") is "DescribeLoadBalancers"
            && call.Parent!.GetTagItem("resource_type") is "AWS::ElasticLoadBalancingV2::LoadBalancer");
        Assert.All(calls, call =>
        {
            Assert.InRange(call.StartTimeUtc, call.Parent!.StartTimeUtc, call.Parent.StartTimeUtc + call.Parent.Duration);
            Assert.InRange(call.StartTimeUtc + call.Duration, call.StartTimeUtc, call.Parent.StartTimeUtc + call.Parent.Duration);
        });
    }

    [Fact]
    public async Task Apply_ACreateIsRefused_CallAndChangeAndVerbSayWhy()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        edge.Aws.Faults.On("CreateLoadBalancer").Fail("TooManyLoadBalancers");

        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stack));

        var failed = heard.Activities.Where(activity => activity.Status is ActivityStatusCode.Error).ToDictionary(activity => activity.OperationName);
        Assert.Equal("TooManyLoadBalancers", failed["privatelinkkit.call"].GetTagItem("error.type"));
        Assert.Equal("TooManyLoadBalancers", failed["privatelinkkit.change"].GetTagItem("error.type"));
        Assert.Equal("dogs/nlb", failed["privatelinkkit.change"].GetTagItem("logical_id"));
        Assert.Equal("ApplyException", failed["privatelinkkit.apply"].GetTagItem("error.type"));
    }

    [Fact]
    public async Task Apply_Cancelled_IsNoError()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        using var heard = new CapturedLog();
        using var stop = new CancellationTokenSource();
        edge.Aws.Faults.On("CreateVpc").Run(stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge.PrivateLink.ApplyAsync(plan, cancellationToken: stop.Token));

        Assert.Equal("cancelled", Assert.Single(heard.Activities, activity => activity.OperationName == "privatelinkkit.apply").GetTagItem("outcome"));
        Assert.DoesNotContain(heard.Activities, activity => activity.Status is ActivityStatusCode.Error);
    }
}
