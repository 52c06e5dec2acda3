using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>A home record that can be read but not changed.</summary>
public class RecordFaultTests
{
    private const int Acme = 1;
    private const string Check = "privatelink-stack-dogs";

    private static readonly string Place = $"places/{Tenants.Account(Acme)}/eu-west-1";
    private static readonly PrivateLinkStack With = Stacks.Service().WithTenant(Acme).Build();
    private static readonly PrivateLinkStack Without = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Reconcile_MissingPlaceCannotBeRecorded_IsReportedAndNothingFails()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With);
        await edge.Ssm.DeleteParameterAsync(new() { Name = $"/privatelinkkit/dogs/{Place}" });

        await ReportedAsync(edge, With, "PutParameter", $"{Tenants.Account(Acme)}/eu-west-1 cannot be recorded in /privatelinkkit/dogs/{Place}");
    }

    [Fact]
    public async Task Reconcile_RecordOfAnEmptyPlaceCannotBeRemoved_IsReportedAndNothingFails()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Without);
        await edge.SetRecordAsync(Place, $$"""{"format":1,"role":"{{Tenants.Role(Acme)}}"}""");

        await ReportedAsync(edge, Without, "DeleteParameter", "can be read but not changed: AccessDeniedException: no. Allow ssm:PutParameter");
    }

    [Fact]
    public async Task Health_OnlyTheRecordDiffers_NamesTheNote()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Without);
        await edge.SetRecordAsync(Place, $$"""{"format":1,"role":"{{Tenants.Role(Acme)}}"}""");
        await using var host = Host(edge, Without, "Verify");

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Differs);

        Assert.Equal($"Stack dogs differs from its description: The home record names {Tenants.Account(Acme)}/eu-west-1, where the stack has nothing left; "
            + "applying the plan removes it.", (await host.HealthAsync(Check)).Description);
    }

    private static async Task ReportedAsync(TestEnvironment edge, PrivateLinkStack stack, string operation, string fault)
    {
        edge.Aws.Faults.On(operation).Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        await using var host = Host(edge, stack, "Apply");

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);
        await host.Logs.NextAsync(AppHost.Incomplete);

        Assert.Contains(fault, host.Status.RecordFault, StringComparison.Ordinal);
        Assert.Null(host.Status.LastError);
        var health = await host.HealthAsync(Check);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.StartsWith("Stack dogs is converged except for its home record: ", health.Description, StringComparison.Ordinal);
        Assert.Contains(fault, health.Description, StringComparison.Ordinal);

        edge.Aws.Faults.Clear();
        await host.Logs.NextAsync(AppHost.Converged);
        Assert.Null(host.Status.RecordFault);
    }

    private static AppHost Host(TestEnvironment edge, PrivateLinkStack stack, string action) => new(
        edge, link => link.AddStack(stack).Services.AddHealthChecks().AddPrivateLinkStack("dogs"),
        [("Stacks:dogs:AtStart", action), ("Stacks:dogs:ReconcileEvery", "00:01:00")]);
}
