using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PrivateLinkKit.IntegrationTests.Hosting;

public class HealthTests
{
    private const string StackCheck = "privatelink-stack-dogs";
    private const string EndpointCheck = "privatelink-endpoint-dogs";

    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Stack_NotVerifiedThenDifferent_IsDegraded()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge);
        Assert.Equal((HealthStatus.Degraded, "Stack dogs is not verified."), Told(await host.HealthAsync(StackCheck)));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Differs);

        var differs = await host.HealthAsync(StackCheck);
        Assert.Equal((HealthStatus.Degraded, "Differs"), (differs.Status, differs.Data["state"]));
        Assert.Contains("Create dogs/nlb", differs.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_Applied_IsHealthyAndReportsItsAge()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge, ("Stacks:dogs:AtStart", "Apply"));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await edge.PassAsync(TimeSpan.FromMinutes(3));

        var health = await host.HealthAsync(StackCheck);

        Assert.Equal((HealthStatus.Healthy, "Stack dogs is converged."), Told(health));
        Assert.Equal(TimeSpan.FromMinutes(3), health.Data["age"]);
    }

    [Fact]
    public async Task Stack_AwsRefuses_IsUnhealthyWithWhatItSaid()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Times(int.MaxValue).Fail("UnauthorizedOperation", "You are not authorized", 403);
        await using var host = Host(edge);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);
        await host.StopAsync();

        var health = await host.HealthAsync(StackCheck);

        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("UnauthorizedOperation", health.Description, StringComparison.Ordinal);
        Assert.IsType<AwsCallException>(health.Exception);
    }

    [Fact]
    public async Task Endpoint_ThereThenStaleThenGone_IsHealthyDegradedUnhealthy()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge, ("Resolution:DetectZone", "false"), ("Stacks:dogs:AtStart", "Nothing"));
        Assert.Equal((HealthStatus.Unhealthy, "Missing"), State(await host.HealthAsync(EndpointCheck)));

        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        await edge.PassAsync(TimeSpan.FromMinutes(1));
        var healthy = await host.HealthAsync(EndpointCheck);
        Assert.Equal((HealthStatus.Healthy, "Available"), State(healthy));
        Assert.Equal(endpoint.EndpointId, healthy.Data["endpoint"]);
        Assert.InRange((TimeSpan)healthy.Data["age"], TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(Stacks.Zones, Assert.IsType<Dictionary<string, string[]>>(healthy.Data["addresses"]).Keys.Order());

        edge.Aws.Faults.On("*").Times(int.MaxValue).Fail("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
        await edge.PassAsync(TimeSpan.FromMinutes(10));
        await host.HealthAsync(EndpointCheck);
        await edge.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((HealthStatus.Degraded, "Available"), State(await host.HealthAsync(EndpointCheck)));

        await edge.PassAsync(TimeSpan.FromHours(2));
        await host.HealthAsync(EndpointCheck);
        var failed = await host.HealthAsync(EndpointCheck);
        Assert.Equal((HealthStatus.Unhealthy, "Unknown"), State(failed));
        Assert.IsType<EndpointResolutionException>(failed.Exception);
    }

    private static AppHost Host(TestEnvironment edge, params (string Key, string? Value)[] settings) => new(
        edge,
        link => link
            .AddStack(Stack)
            .AddEndpoint("dogs", endpoint => endpoint.Stack = "dogs")
            .Services
            .Configure<PrivateLinkOptions>(options => options.Resolution.LookUp = async (name, _) => edge.Aws.Network.Resolve((await VpcAsync(edge))!, name))
            .AddHealthChecks().AddPrivateLinkStack("dogs").AddPrivateLinkEndpoint("dogs"),
        settings);

    private static async Task<string?> VpcAsync(TestEnvironment edge)
    {
        var request = new DescribeVpcsRequest { Filters = [new Filter("tag:privatelinkkit:id", ["customer/vpc"])] };
        return (await edge.Ec2.DescribeVpcsAsync(request)).Vpcs.Single().VpcId;
    }

    private static (HealthStatus Status, string? Description) Told(HealthReportEntry entry) => (entry.Status, entry.Description);

    private static (HealthStatus Status, object State) State(HealthReportEntry entry) => (entry.Status, entry.Data["state"]);
}
