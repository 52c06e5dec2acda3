using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A container that needs a minute until it passes its health checks.</summary>
public class SlowStartTests
{
    private const string Image = "slow";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Apply_SlowContainerWithoutGracePeriod_EndsWithTheReasonWhyTasksStop()
    {
        await using var edge = await StartAsync();

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Describe(task => task)));

        var failed = Assert.IsType<ResourceNotReadyException>(error.Outcomes.Single(outcome => outcome.LogicalId == "dogs/service").Error);
        Assert.Contains("a task stopped: Task failed ELB health checks in (target-group ", failed.LastState, StringComparison.Ordinal);
        Assert.Contains(failed.LastState, error.Message, StringComparison.Ordinal);
        Assert.Contains("HealthCheckGracePeriod", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_SlowContainerWithGracePeriod_CompletesAndRequestsArrive()
    {
        await using var edge = await StartAsync();

        var applied = await edge.ApplyAsync(Describe(task => task.HealthCheckGracePeriod(TimeSpan.FromSeconds(120))));

        var endpoint = applied.Endpoint("customer");
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal("awake", await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/")));
        Assert.Empty((await edge.Ecs.ListTasksAsync(new() { Cluster = "dogs", DesiredStatus = "STOPPED" })).TaskArns ?? []);
    }

    private static async Task<TestEnvironment> StartAsync()
    {
        var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        edge.Aws.Images.Add(Image, app =>
        {
            var ready = edge.Time.GetUtcNow() + StartTime;
            app.MapGet("/", () => edge.Time.GetUtcNow() < ready ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text("awake"));
        });
        return edge;
    }

    private static PrivateLinkStack Describe(Func<FargateBuilder, FargateBuilder> configure) => Stacks
        .Workload(task => configure(task.Image(Image)))
        .BehindAlb(alb => alb.HealthCheck("/"))
        .ViaNlb(nlb => nlb.Listen(80))
        .WithConsumer()
        .Build();
}
