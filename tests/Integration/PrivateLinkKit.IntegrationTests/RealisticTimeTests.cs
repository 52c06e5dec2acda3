using PrivateLinkKit.Testing;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The Task API on an emulator with AWS's durations, on a clock that jumps.</summary>
public class RealisticTimeTests
{
    private static readonly PrivateLinkStack Stack = TaskApiStack.In(TestEnvironment.Region);

    [Fact]
    public async Task ApplyAndDestroy_RealisticTimes_EndWithinMinutesOfTheClock()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });

        await edge.ApplyAsync(Stack);
        var applied = edge.Time.Elapsed;
        Assert.InRange(applied, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);

        await edge.PrivateLink.DestroyAsync(Stack);
        Assert.InRange(edge.Time.Elapsed - applied, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task ApplyAndDestroy_EveryReadSecondsBehind_Converge()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("*").Times(int.MaxValue).LagBehind(TimeSpan.FromSeconds(5));

        await edge.ApplyAsync(Stack);
        await Task.Delay(TimeSpan.FromSeconds(10), edge.Time);
        var second = await edge.PrivateLink.PlanAsync(Stack);
        Assert.True(second.IsEmpty, second.ToString());

        await edge.PrivateLink.DestroyAsync(Stack);
        edge.Aws.Faults.Clear();
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Apply_ReadsShowTheOldDeploymentAfterAnUpdate_WaitsForTheNewOne()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        await edge.ApplyAsync(Stacks.Service().Build());
        edge.Aws.Faults.On("DescribeServices").Times(int.MaxValue).LagBehind(TimeSpan.FromSeconds(5));
        edge.Aws.Images.Add("dogs:next", Samples.DogNamesImage.Map);

        await edge.ApplyAsync(Stacks.Workload(task => task.Image("dogs:next")).ViaNlb(nlb => nlb.Listen(8080)).Build());

        edge.Aws.Faults.Clear();
        var service = Assert.Single((await edge.Ecs.DescribeServicesAsync(new() { Cluster = "dogs", Services = ["dogs"] })).Services);
        Assert.Single(service.Deployments);
    }

    [Fact]
    public async Task Apply_ReadsShowTheFailedDeploymentAfterANewOne_WaitsForTheNewOne()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        await edge.ApplyAsync(Stacks.Service().Build());
        await Assert.ThrowsAsync<ApplyException>(() =>
            edge.ApplyAsync(Stacks.Workload(task => task.Image("no-such-image")).ViaNlb(nlb => nlb.Listen(8080)).Build()));
        await edge.PassAsync(TimeSpan.FromMinutes(1));
        edge.Aws.Faults.On("DescribeServices").Times(int.MaxValue).LagBehind(TimeSpan.FromSeconds(5));

        await edge.ApplyAsync(Stacks.Service().Build());
    }
}
