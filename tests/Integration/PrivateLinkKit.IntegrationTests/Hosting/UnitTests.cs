using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>A host whose stack has a unit in trouble.</summary>
public class UnitTests
{
    private const string Check = "privatelink-stack-dogs";
    private const int Acme = 1;

    private static readonly PrivateLinkStack Stack = Stacks.Service().WithTenant(Acme).WithConsumer().Build();

    [Fact]
    public async Task Reconcile_AccountOfAConsumerClosedAndReopened_IsIncompleteMeanwhileAndLoggedOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Close(Acme);
        await using var host = Host(edge, ("Stacks:dogs:AtStart", "Apply"), ("Stacks:dogs:ReconcileEvery", "00:01:00"), ("Stacks:dogs:FailStart", "true"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);
        await host.Logs.NextAsync(AppHost.Incomplete);

        var acme = Assert.Single(host.Status.Units, unit => unit.State is not UnitState.Converged);
        Assert.Equal((StackState.Incomplete, null), (host.Status.State, host.Status.LastError));
        Assert.Equal((Tenants.Name(Acme), UnitState.Unreachable), (acme.Name, acme.State));
        var health = await host.HealthAsync(Check);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains($"converged except for {acme.Name} ({Tenants.Account(Acme)}/eu-west-1): Unreachable, AuthFailure", health.Description,
            StringComparison.Ordinal);
        Assert.Single(host.Logs.Of(AppHost.UnitChanged));
        Assert.True(acme.Since < host.Status.At);

        edge.Aws.Faults.Clear();
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.Single(host.Logs.Of(AppHost.UnitChanged));
        Assert.Single(host.Logs.Of(AppHost.UnitRecovered));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync(Check)).Status);
    }

    [Fact]
    public async Task Reconcile_ChangeOfAConsumerFails_IsDegradedAndNamesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateVpc").From(Tenants.Account(Acme)).Times(int.MaxValue).Fail("VpcLimitExceeded");
        await using var host = Host(edge, ("Stacks:dogs:AtStart", "Apply"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);

        Assert.Equal([UnitState.Converged, UnitState.Failed, UnitState.Converged], host.Status.Units.Select(unit => unit.State));
        Assert.IsType<ApplyException>(host.Status.LastError);
        var health = await host.HealthAsync(Check);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("VpcLimitExceeded", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_ObstacleOfAConsumer_IsIncompleteAndNamesItWithTheFinding()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().WithConsumer().ConsumeFrom("guest", guest => guest.InVpc(vpc => vpc.AcrossZones("eu-west-1z"))
            .AsRole(Tenants.Role(Acme))).Build();
        await using var host = Host(edge, stack, ("Stacks:dogs:AtStart", "Apply"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);

        Assert.Equal(StackState.Incomplete, host.Status.State);
        Assert.Equal([UnitState.Converged, UnitState.Converged, UnitState.Held], host.Status.Units.Select(unit => unit.State));
        Assert.Equal(["guest"], host.Status.Findings.Select(finding => finding.Unit).Distinct());
        var health = await host.HealthAsync(Check);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains($"Obstacles: {host.Status.Findings[0]}", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_ObstacleOfTheService_FailsAndNamesTheUnits()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(
            edge, Stacks.Workload(task => task.UseCluster("nope")).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build(), ("Stacks:dogs:AtStart", "Apply"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);

        Assert.Equal(StackState.Failed, host.Status.State);
        Assert.Equal((PreflightCode.NotFound, "dogs"), (host.Status.Findings[0].Code, host.Status.Findings[0].Unit));
        Assert.Equal(UnitState.Held, host.Status.Units[0].State);
        Assert.Contains("the cluster nope does not exist", (await host.HealthAsync(Check)).Description, StringComparison.Ordinal);
    }

    private static AppHost Host(TestEnvironment edge, params (string Key, string? Value)[] settings) => Host(edge, Stack, settings);

    private static AppHost Host(TestEnvironment edge, PrivateLinkStack stack, params (string Key, string? Value)[] settings) =>
        new(edge, link => link.AddStack(stack).Services.AddHealthChecks().AddPrivateLinkStack("dogs"), settings);
}
