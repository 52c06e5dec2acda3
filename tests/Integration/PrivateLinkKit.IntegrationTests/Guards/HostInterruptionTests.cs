using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Hosting;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>A host makes only the interruptions that its rules allow.</summary>
public class HostInterruptionTests
{
    private static readonly PrivateLinkStack Changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8081)).WithConsumer().Build();

    [Fact]
    public async Task Reconcile_InterruptionWithoutARule_IsHeldAndLoggedOncePerUnit()
    {
        await using var edge = await ServingAsync();
        await using var host = Host(edge, _ => { });

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);
        await host.Logs.NextAsync(AppHost.Incomplete);

        Assert.All(host.Status.Held, one => Assert.Equal(InterruptionCode.PortChanged, one.Code));
        Assert.Equal(["customer", "dogs"], host.Status.Held.Select(one => one.Unit));
        Assert.Equal((StackState.Incomplete, null), (host.Status.State, host.Status.LastError));
        Assert.All(host.Status.Units, unit => Assert.Equal(UnitState.Held, unit.State));
        Assert.Equal(2, host.Logs.Of(AppHost.UnitChanged).Count());
    }

    [Fact]
    public async Task Reconcile_RuleForTheCodeAndUnit_MakesThatInterruptionOnly()
    {
        await using var edge = await ServingAsync();
        await using var host = Host(edge, _ => { }, ("Stacks:dogs:Interruptions:ports:Code", "PortChanged"), ("Stacks:dogs:Interruptions:ports:Unit", "dogs"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);

        Assert.Equal("customer", Assert.Single(host.Status.Held).Unit);
    }

    [Fact]
    public async Task Reconcile_DelegateAllows_Converges()
    {
        await using var edge = await ServingAsync();
        await using var host = Host(edge, stack => stack.AllowInterruption = one => one.Code is InterruptionCode.PortChanged);

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.Empty(host.Status.Held);
    }

    [Fact]
    public async Task Reconcile_WindowOpensLater_WaitsForIt()
    {
        await using var edge = await ServingAsync();
        var opens = edge.Time.GetUtcNow().UtcDateTime.AddMinutes(30).TimeOfDay;
        await using var host = Host(edge, _ => { }, ("Stacks:dogs:Interruptions:nightly:From", $"{opens:c}"),
            ("Stacks:dogs:Interruptions:nightly:Until", $"{TimeSpan.FromTicks((opens.Ticks + TimeSpan.TicksPerHour) % TimeSpan.TicksPerDay):c}"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);
        var begin = edge.Time.GetUtcNow();
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.InRange(edge.Time.GetUtcNow() - begin, TimeSpan.FromMinutes(20), TimeSpan.FromHours(1));
    }

    private static async Task<TestEnvironment> ServingAsync()
    {
        var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        return edge;
    }

    private static AppHost Host(TestEnvironment edge, Action<StackOptions> configure, params (string Key, string? Value)[] settings) => new(
        edge, link => link.AddStack(Changed, configure), [("Stacks:dogs:AtStart", "Apply"), ("Stacks:dogs:ReconcileEvery", "00:01:00"), .. settings]);
}
