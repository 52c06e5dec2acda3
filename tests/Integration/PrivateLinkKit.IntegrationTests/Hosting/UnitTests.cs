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

    private static AppHost Host(TestEnvironment edge, params (string Key, string? Value)[] settings) =>
        new(edge, link => link.AddStack(Stack).Services.AddHealthChecks().AddPrivateLinkStack("dogs"), settings);
}
