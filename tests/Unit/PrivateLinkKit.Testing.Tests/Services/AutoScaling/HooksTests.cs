using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.AutoScaling;

/// <summary>Lifecycle hooks hold instances back until their actions are completed or time out.</summary>
public sealed class HooksTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private ScalingSite _site = null!;

    public async Task InitializeAsync() => _site = await ScalingSite.StartAsync(_time);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Launching_Completed_PutsTheInstanceIntoService()
    {
        await CreateAsync("LAUNCHING");
        var (id, state) = Assert.Single(await _site.InstancesAsync());
        var targets = await _site.TargetsAsync();

        await CompleteAsync(id, "CONTINUE");

        Assert.Equal("Pending:Wait", state);
        Assert.Empty(targets);
        Assert.Equal([(id, "InService")], await _site.InstancesAsync());
        Assert.Equal(id, await _site.GetAsync());
    }

    [Fact]
    public async Task Launching_Abandoned_LaunchesAnother()
    {
        await CreateAsync("LAUNCHING");
        var (id, _) = Assert.Single(await _site.InstancesAsync());

        await CompleteAsync(id, "ABANDON");

        var (other, state) = Assert.Single(await _site.InstancesAsync());
        Assert.NotEqual(id, other);
        Assert.Equal("Pending:Wait", state);
        Assert.Equal("terminated", (await _site.InstanceAsync(id)).State.Name.Value);
    }

    [Theory]
    [InlineData("CONTINUE", true)]
    [InlineData("ABANDON", false)]
    public async Task Launching_TimesOut_TakesTheDefaultResultAfterTheLastHeartbeat(string result, bool isInService)
    {
        await CreateAsync("LAUNCHING", result);
        var (id, _) = Assert.Single(await _site.InstancesAsync());
        _time.Advance(TimeSpan.FromSeconds(50));
        await _site.OnGroupAsync("RecordLifecycleActionHeartbeat", ("LifecycleHookName", "hook"), ("InstanceId", id));
        _time.Advance(TimeSpan.FromSeconds(50));
        var prolonged = await _site.InstancesAsync();

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal([(id, "Pending:Wait")], prolonged);
        Assert.Equal(isInService, (await _site.InstancesAsync()).Contains((id, "InService")));
    }

    [Fact]
    public async Task Terminating_Completed_TerminatesTheInstance()
    {
        await CreateAsync("TERMINATING");
        var (id, _) = Assert.Single(await _site.InstancesAsync());

        await _site.CallAsync("TerminateInstanceInAutoScalingGroup", ("InstanceId", id), ("ShouldDecrementDesiredCapacity", "false"));
        var waiting = await _site.InstancesAsync();
        var running = (await _site.InstanceAsync(id)).State.Name.Value;
        await CompleteAsync(id, "CONTINUE");

        Assert.Contains((id, "Terminating:Wait"), waiting);
        Assert.Equal("running", running);
        Assert.DoesNotContain(await _site.InstancesAsync(), instance => instance.Id == id);
        Assert.Equal("terminated", (await _site.InstanceAsync(id)).State.Name.Value);
    }

    [Fact]
    public async Task DeleteLifecycleHook_InstanceWaitsToTerminate_LetsItProceed()
    {
        await CreateAsync("TERMINATING");
        var (id, _) = Assert.Single(await _site.InstancesAsync());
        await _site.CallAsync("TerminateInstanceInAutoScalingGroup", ("InstanceId", id), ("ShouldDecrementDesiredCapacity", "false"));
        await _site.DescribeAsync();

        await _site.OnGroupAsync("DeleteLifecycleHook", ("LifecycleHookName", "hook"));

        Assert.DoesNotContain(await _site.InstancesAsync(), instance => instance.Id == id);
        Assert.Equal("ValidationError", (await _site.RefusedAsync(
            "CompleteLifecycleAction", ("AutoScalingGroupName", "web"), ("LifecycleHookName", "hook"), ("LifecycleActionResult", "CONTINUE"),
            ("InstanceId", id))).Code);
    }

    [Theory]
    [InlineData("HeartbeatTimeout", "10")]
    [InlineData("DefaultResult", "MAYBE")]
    [InlineData("LifecycleTransition", "autoscaling:EC2_INSTANCE_DREAMING")]
    public async Task PutLifecycleHook_WhatCannotBe_IsRefused(string name, string value)
    {
        await CreateAsync("LAUNCHING");

        var (code, _) = await _site.RefusedAsync("PutLifecycleHook", ("AutoScalingGroupName", "web"), ("LifecycleHookName", "hook"), (name, value));

        Assert.Equal("ValidationError", code);
        Assert.Equal("6000", (await _site.OnGroupAsync("DescribeLifecycleHooks")).Text("GlobalTimeout"));
    }

    private Task CreateAsync(string transition, string result = "ABANDON") => _site.CreateAsync(
        ("DesiredCapacity", "1"), ("LifecycleHookSpecificationList.member.1.LifecycleHookName", "hook"),
        ("LifecycleHookSpecificationList.member.1.LifecycleTransition", $"autoscaling:EC2_INSTANCE_{transition}"),
        ("LifecycleHookSpecificationList.member.1.HeartbeatTimeout", "60"), ("LifecycleHookSpecificationList.member.1.DefaultResult", result));

    private Task CompleteAsync(string id, string result) =>
        _site.OnGroupAsync("CompleteLifecycleAction", ("LifecycleHookName", "hook"), ("LifecycleActionResult", result), ("InstanceId", id));
}
