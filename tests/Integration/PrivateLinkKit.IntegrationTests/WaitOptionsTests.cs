namespace PrivateLinkKit.IntegrationTests;

public class WaitOptionsTests
{
    [Fact]
    public void Provisioner_OptionsThatCannotBeUsed_AreAllNamed()
    {
        var options = new PrivateLinkOptions { MaxParallelism = 0, CallTimeout = TimeSpan.Zero };
        options.Waits.LoadBalancer.Cadence = TimeSpan.FromSeconds(-1);
        options.Waits.Others.Gone = TimeSpan.FromDays(40);
        options.Waits.Propagation = TimeSpan.Zero;

        var error = Assert.Throws<ArgumentException>(() => new PrivateLinkProvisioner(options));

        Assert.All(
            ["MaxParallelism 0", "CallTimeout 00:00:00", "Waits:LoadBalancer:Cadence -00:00:01", "Waits:Others:Gone 40.", "Waits:Propagation 00:00:00"],
            text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_KindThatMayTakeNoTime_EndsWithItsLastState()
    {
        await using var edge = await TestEnvironment.StartAsync(new Testing.EmbeddedAwsOptions { Pace = Testing.Pace.Realistic });
        var options = edge.Options();
        options.Waits.LoadBalancer.Ready = TimeSpan.FromMilliseconds(1);
        using var privateLink = new PrivateLinkProvisioner(options);

        var error = await Assert.ThrowsAsync<ApplyException>(async () => await privateLink.ApplyAsync(await privateLink.PlanAsync(Stacks.Service().Build())));

        var late = Assert.IsType<ResourceNotReadyException>(error.Outcomes.Single(outcome => outcome.Error is not null).Error);
        Assert.Equal(("dogs/nlb", "provisioning"), (late.LogicalId, late.LastState));
    }
}
