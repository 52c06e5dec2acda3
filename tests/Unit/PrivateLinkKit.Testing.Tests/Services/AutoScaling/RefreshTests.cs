using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.AutoScaling;

/// <summary>Instance refreshes replace instances within their percentages.</summary>
public sealed class RefreshTests
{
    [Theory]
    [InlineData("50", "100", 2, 4)]
    [InlineData("75", "100", 3, 4)]
    [InlineData("100", "150", 4, 6)]
    [InlineData("100", "100", 4, 5)]
    public async Task Start_AtRealisticPace_KeepsThePercentages(string minimum, string maximum, int least, int most)
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time, Pace.Realistic);
        await site.CreateAsync(("DesiredCapacity", "4"), ("MaxSize", "8"));
        await ForAsync(site, time, async () => (await site.InServiceAsync()).Count == 4);
        var old = await site.InServiceAsync();

        await site.OnGroupAsync(
            "StartInstanceRefresh", ("Preferences.MinHealthyPercentage", minimum), ("Preferences.MaxHealthyPercentage", maximum),
            ("Preferences.InstanceWarmup", "30"));
        var (fewest, largest, progress) = (int.MaxValue, 0, new List<int>());
        await ForAsync(site, time, async () =>
        {
            var instances = await site.InstancesAsync();
            fewest = Math.Min(fewest, instances.Count(one => one.State is "InService"));
            largest = Math.Max(largest, instances.Count(one => !one.State.StartsWith("Terminating", StringComparison.Ordinal)));
            var refresh = await site.RefreshAsync();
            progress.Add(int.Parse(refresh.Text("PercentageComplete")!));
            return refresh.Text("Status") is "Successful";
        });

        Assert.Equal((least, most), (fewest, largest));
        Assert.Equal(4, (await site.InServiceAsync()).Except(old).Count());
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(100, progress[^1]);
    }

    [Fact]
    public async Task Start_NewVersion_ReplacesWhatDoesNotMatch()
    {
        await using var site = await ScalingSite.StartAsync();
        await site.CreateAsync();
        var old = await site.InServiceAsync();
        await site.OnGroupAsync("StartInstanceRefresh", ("Preferences.SkipMatching", "true"));
        var matching = (await site.RefreshAsync()).Text("Status");
        var kept = await site.InServiceAsync();
        await site.Site.Ec2.CreateLaunchTemplateVersionAsync(new()
        {
            LaunchTemplateId = site.TemplateId, SourceVersion = "1", LaunchTemplateData = new() { InstanceType = "t3.small" },
        });

        await site.OnGroupAsync("StartInstanceRefresh", ("Preferences.SkipMatching", "true"));
        await UntilAsync(site, "Successful");

        Assert.Equal("Successful", matching);
        Assert.Equal(old, kept);
        var instances = (await site.DescribeAsync())!.Element("Instances")!;
        Assert.Equal(["t3.small", "t3.small"], instances.Texts("InstanceType"));
        Assert.Equal(["2", "2"], instances.Texts("Version"));
    }

    [Fact]
    public async Task Cancel_InProgress_KeepsTheRemainingInstances()
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time, Pace.Realistic);
        await site.CreateAsync();
        await ForAsync(site, time, async () => (await site.InServiceAsync()).Count == 2);
        var old = await site.InServiceAsync();
        await site.OnGroupAsync("StartInstanceRefresh", ("Preferences.MinHealthyPercentage", "50"));
        await site.DescribeAsync();

        var second = await site.RefusedAsync("StartInstanceRefresh", ("AutoScalingGroupName", "web"));
        await site.OnGroupAsync("CancelInstanceRefresh");
        var cancelling = (await site.RefreshAsync()).Text("Status");
        await ForAsync(site, time, async () => (await site.RefreshAsync()).Text("Status") is "Cancelled");
        var third = await site.RefusedAsync("CancelInstanceRefresh", ("AutoScalingGroupName", "web"));

        Assert.Equal(("InstanceRefreshInProgress", "Cancelling", "ActiveInstanceRefreshNotFound"), (second.Code, cancelling, third.Code));
        Assert.Single((await site.InServiceAsync()).Intersect(old));
    }

    [Theory]
    [InlineData("Ignore", "Successful", 1)]
    [InlineData("Refresh", "Successful", 0)]
    [InlineData("Wait", "Failed", 1)]
    public async Task Start_ProtectedInstance_IsTreatedAsPreferred(string preference, string status, int kept)
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time);
        await site.CreateAsync();
        var old = await site.InServiceAsync();
        await site.OnGroupAsync("SetInstanceProtection", ("InstanceIds.member.1", old[0]), ("ProtectedFromScaleIn", "true"));

        await site.OnGroupAsync("StartInstanceRefresh", ("Preferences.ScaleInProtectedInstances", preference));
        await site.DescribeAsync();
        await site.DescribeAsync();
        await site.DescribeAsync();
        time.Advance(TimeSpan.FromMinutes(61));
        await UntilAsync(site, status);

        Assert.Equal(kept, (await site.InServiceAsync()).Count(id => id == old[0]));
        Assert.DoesNotContain(old[1], await site.InServiceAsync());
    }

    /// <summary>Advances the clock until a condition is true.</summary>
    private static async Task ForAsync(ScalingSite site, ManualTime time, Func<Task<bool>> condition)
    {
        for (var i = 0; !await condition(); i++)
        {
            Assert.True(i < 1000, (await site.DescribeAsync())!.ToString());
            time.Advance(TimeSpan.FromSeconds(5));
        }
    }

    private static async Task UntilAsync(ScalingSite site, string status)
    {
        for (var i = 0; (await site.RefreshAsync()).Text("Status") != status; i++)
        {
            Assert.True(i < 20, (await site.RefreshAsync()).ToString());
        }
    }
}
