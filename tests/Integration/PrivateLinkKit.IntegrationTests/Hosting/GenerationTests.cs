using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Hosts with different descriptions of one stack.</summary>
public class GenerationTests
{
    private const string Every = "00:00:02";

    private static readonly PrivateLinkStack Older = Stacks.Workload(task => task.Count(1)).ViaNlb(nlb => nlb.Listen(8080)).Build();
    private static readonly PrivateLinkStack Newer = Stacks.Workload(task => task.Count(3)).ViaNlb(nlb => nlb.Listen(8080)).Build();

    [Fact]
    public async Task Reconcile_AnotherHostAppliesAnotherDescription_TheOlderOneStopsAndSaysSo()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var older = Host(edge, Older);
        await older.StartAsync();
        await older.Logs.NextAsync(AppHost.Converged);
        await using var newer = Host(edge, Newer);
        await newer.StartAsync();
        await newer.Logs.NextAsync(AppHost.Converged);
        var before = edge.Aws.Requests.Count;

        for (var pass = 0; pass < 3; pass++)
        {
            await older.Logs.NextAsync(AppHost.Failed);
            await newer.Logs.NextAsync(AppHost.Converged);
        }

        var superseded = Assert.IsType<SupersededException>(older.Status.LastError);
        Assert.Equal((StackState.Superseded, "dogs", false), (older.Status.State, superseded.StackName, superseded.IsBeingDestroyed));
        Assert.Equal(StackState.Converged, newer.Status.State);
        Assert.DoesNotContain(edge.Aws.Requests.Skip(before), request => request.Operation == "UpdateService");
        Assert.True((await edge.PrivateLink.PlanAsync(Newer)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_SupersededHostGetsANewDescription_AppliesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var described = Older;
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => described, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", Every));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        using (edge.Time.Hold())
        {
            await edge.ApplyAsync(Newer);
        }

        await host.Logs.NextAsync(AppHost.Failed);
        described = Stacks.Workload(task => task.Count(4)).ViaNlb(nlb => nlb.Listen(8080)).Build();
        while (!(await edge.PrivateLink.PlanAsync(described)).IsEmpty)
        {
            await host.Logs.NextAsync(AppHost.Converged);
        }
    }

    [Fact]
    public async Task Apply_OlderDescriptionByHand_AppliesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        await edge.ApplyAsync(Newer);

        await edge.ApplyAsync(Older);

        Assert.True((await edge.PrivateLink.PlanAsync(Older)).IsEmpty);
        Assert.Contains("\"generation\":3", (await edge.RecordAsync())["stack"], StringComparison.Ordinal);
    }

    private static AppHost Host(TestEnvironment edge, PrivateLinkStack stack) => new(
        edge, link => link.AddStack(stack, options => options.AtStart = StartupAction.Apply), ("Stacks:dogs:ReconcileEvery", Every));
}
