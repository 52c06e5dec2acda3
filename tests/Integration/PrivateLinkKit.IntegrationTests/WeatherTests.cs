using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>An account with AWS's durations and request rates, on a clock that jumps.</summary>
public class WeatherTests
{
    private static readonly string[] Throttling = ["RequestLimitExceeded", "Throttling", "ThrottlingException"];

    [Fact]
    public async Task Apply_RealisticTimes_TakesHardlyLongerThanItsCriticalPath()
    {
        // The NLB takes 180 s, then the endpoint of the service behind it 90 s; everything else happens meanwhile.
        var criticalPath = TimeSpan.FromSeconds(180 + 90);
        using var time = new VirtualTime();
        await using var edge = await StartAsync(time, RateLimits.None);
        var plan = await edge.PrivateLink.PlanAsync(Stack(1));
        var start = time.Elapsed;

        await edge.PrivateLink.ApplyAsync(plan);

        Assert.InRange(time.Elapsed - start, criticalPath, criticalPath * 1.05);
    }

    [Fact]
    public async Task Apply_ManyStacksAtOnceWithinAwsRates_AreNotThrottledAndEndWhenTheRatesAllowIt()
    {
        // 16 load balancers: 10 at once and one in 5 s; then an ALB takes 150 s, and the NLB before it 100 s to find it healthy.
        var bound = TimeSpan.FromSeconds(((16 - 10) / 0.2) + 150 + 100);
        using var time = new VirtualTime();
        await using var edge = await StartAsync(time, RateLimits.Aws);
        var options = edge.Options();
        options.PaceRequests = true;
        using var privateLink = new PrivateLinkProvisioner(options);
        var plans = await PlanAsync(privateLink, 8);
        var start = time.Elapsed;

        await Task.WhenAll(plans.Select(plan => privateLink.ApplyAsync(plan)));

        Assert.DoesNotContain(edge.Aws.Requests, request => Throttling.Contains(request.ErrorCode));
        Assert.InRange(time.Elapsed - start, bound, bound * 1.15);
    }

    [Fact]
    public async Task ApplyAndDestroy_ThrottledBecauseTheHostDoesNotPaceItself_EndAllTheSame()
    {
        using var time = new VirtualTime();
        await using var edge = await StartAsync(time, RateLimits.Aws);
        var plans = await PlanAsync(edge.PrivateLink, 8);

        await Task.WhenAll(plans.Select(plan => edge.PrivateLink.ApplyAsync(plan)));
        Assert.Contains(edge.Aws.Requests, request => Throttling.Contains(request.ErrorCode));

        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => edge.PrivateLink.DestroyAsync(Stack(number))));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    private static Task<TestEnvironment> StartAsync(VirtualTime time, RateLimits limits) =>
        TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time, RateLimits = limits });

    private static async Task<IReadOnlyList<Plan>> PlanAsync(PrivateLinkProvisioner privateLink, int count)
    {
        var plans = new List<Plan>();
        for (var number = 1; number <= count; number++)
        {
            plans.Add(await privateLink.PlanAsync(Stack(number)));
        }

        return plans;
    }

    private static PrivateLinkStack Stack(int number) => PrivateLink
        .ExposeService($"task-api-{number}")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Stacks.Zones))
        .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .WithConsumer()
        .Build();
}
