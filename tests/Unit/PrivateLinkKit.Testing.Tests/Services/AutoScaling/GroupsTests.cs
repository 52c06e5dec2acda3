using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.AutoScaling;

/// <summary>Groups keep instances running, and target groups in step with them.</summary>
public sealed class GroupsTests : IAsyncLifetime
{
    private ScalingSite _site = null!;

    public async Task InitializeAsync() => _site = await ScalingSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Instance_Terminated_IsReplacedAndTheLoadBalancerAnswers()
    {
        await _site.CreateAsync();
        var first = await _site.InServiceAsync();
        var answer = await _site.GetAsync();
        var healthy = await _site.TargetsAsync();

        await _site.TerminateAsync(answer);
        await _site.TerminateAsync(first.Single(id => id != answer));
        var answers = (await _site.GetAsync(), await _site.GetAsync());
        var second = await _site.InServiceAsync();

        Assert.Contains(answer, first);
        Assert.Equal(first.ToDictionary(id => id, _ => "healthy"), healthy);
        Assert.Equal(2, second.Count);
        Assert.Empty(second.Intersect(first));
        Assert.Contains(answers.Item1, second);
        Assert.Contains(answers.Item2, second);
        Assert.Contains(await _site.ActivitiesAsync(), activity => activity.Description == $"Terminating EC2 instance: {answer}"
            && activity.Cause.EndsWith("in response to an EC2 health check indicating it has been terminated or stopped.", StringComparison.Ordinal));
        Assert.Contains(await _site.ActivitiesAsync(), activity =>
            activity.Cause.EndsWith("an instance was launched in response to an unhealthy instance needing to be replaced.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_TwoSubnets_BalancesZonesAndPropagatesTags()
    {
        await _site.CreateAsync(
            ("DesiredCapacity", "4"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"), ("Tags.member.1.PropagateAtLaunch", "true"),
            ("Tags.member.2.Key", "own"), ("Tags.member.2.Value", "b"), ("Tags.member.2.PropagateAtLaunch", "false"));

        var ids = await _site.InServiceAsync();
        var instances = new List<Instance>();
        foreach (var id in ids)
        {
            instances.Add(await _site.InstanceAsync(id));
        }

        Assert.Equal([2, 2], instances.CountBy(one => one.SubnetId).Select(same => same.Value));
        Assert.All(instances, one =>
        {
            var tags = one.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
            Assert.Equal(("a", "web", "1"), (tags["team"], tags["aws:autoscaling:groupName"], tags["aws:ec2launchtemplate:version"]));
            Assert.False(tags.ContainsKey("own"));
        });
        Assert.Equal(["own", "team"], (await _site.CallAsync(
            "DescribeTags", ("Filters.member.1.Name", "auto-scaling-group"), ("Filters.member.1.Values.member.1", "web"))).Texts("Key"));
    }

    [Fact]
    public async Task Delete_WithInstances_IsRefusedUnlessForced()
    {
        await _site.CreateAsync();
        await _site.DescribeAsync();

        var refused = await _site.RefusedAsync("DeleteAutoScalingGroup", ("AutoScalingGroupName", "web"));
        var subnet = await Refused.WithAsync(
            "DependencyViolation", () => _site.Site.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = _site.Site.SubnetIds[0] }));
        await _site.OnGroupAsync("DeleteAutoScalingGroup", ("ForceDelete", "true"));

        Assert.Equal("ResourceInUse", refused.Code);
        Assert.NotNull(subnet);
        Assert.Null(await _site.DescribeAsync());
        Assert.Empty(await _site.TargetsAsync());
        Assert.Equal("Deleted", (await _site.OnGroupAsync("DescribeScalingActivities", ("IncludeDeletedGroups", "true"))).Text("AutoScalingGroupState"));
        Assert.Equal("ValidationError", (await _site.RefusedAsync("DescribeScalingActivities", ("AutoScalingGroupName", "web"))).Code);
    }

    [Fact]
    public async Task Update_ToNone_EmptiesTheGroupSoThatItCanBeDeleted()
    {
        await _site.CreateAsync();
        await _site.DescribeAsync();

        await _site.OnGroupAsync("UpdateAutoScalingGroup", ("MinSize", "0"), ("MaxSize", "0"), ("DesiredCapacity", "0"));
        var left = await _site.InstancesAsync();
        await _site.OnGroupAsync("DeleteAutoScalingGroup");

        Assert.Empty(left);
        Assert.Null(await _site.DescribeAsync());
    }

    [Fact]
    public async Task SetDesiredCapacity_Protected_ChoosesAnotherInstance()
    {
        await _site.CreateAsync();
        var ids = await _site.InServiceAsync();
        await _site.OnGroupAsync("SetInstanceProtection", ("InstanceIds.member.1", ids[0]), ("ProtectedFromScaleIn", "true"));

        await _site.OnGroupAsync("SetDesiredCapacity", ("DesiredCapacity", "1"));
        var kept = await _site.InServiceAsync();
        await _site.OnGroupAsync("SetDesiredCapacity", ("DesiredCapacity", "3"));
        var grown = await _site.InServiceAsync();

        Assert.Equal([ids[0]], kept);
        Assert.Equal(3, grown.Count);
        Assert.Contains(await _site.ActivitiesAsync(), activity => activity.Cause.Contains(
            "a user request explicitly set group desired capacity changing the desired capacity from 2 to 1.", StringComparison.Ordinal));
        Assert.Equal("ValidationError", (await _site.RefusedAsync(
            "SetDesiredCapacity", ("AutoScalingGroupName", "web"), ("DesiredCapacity", "9"))).Code);
        Assert.Equal("ScalingActivityInProgress", (await _site.RefusedAsync(
            "SetDesiredCapacity", ("AutoScalingGroupName", "web"), ("DesiredCapacity", "2"), ("HonorCooldown", "true"))).Code);
    }

    [Fact]
    public async Task SetInstanceProtection_Removed_LetsTheGroupShrink()
    {
        await _site.CreateAsync(("NewInstancesProtectedFromScaleIn", "true"));
        var ids = await _site.InServiceAsync();
        await _site.OnGroupAsync("SetDesiredCapacity", ("DesiredCapacity", "1"));
        var kept = await _site.InServiceAsync();

        await _site.OnGroupAsync("SetInstanceProtection", ("InstanceIds.member.1", ids[0]), ("ProtectedFromScaleIn", "false"));

        Assert.Equal(ids, kept);
        Assert.Equal([ids[1]], await _site.InServiceAsync());
    }

    [Fact]
    public async Task TerminateInstance_WithDecrement_IsNotReplaced()
    {
        await _site.CreateAsync();
        var ids = await _site.InServiceAsync();

        var activity = await _site.CallAsync("TerminateInstanceInAutoScalingGroup", ("InstanceId", ids[0]), ("ShouldDecrementDesiredCapacity", "true"));
        var refused = await _site.RefusedAsync("TerminateInstanceInAutoScalingGroup", ("InstanceId", ids[1]), ("ShouldDecrementDesiredCapacity", "true"));

        Assert.EndsWith($"instance {ids[0]} was taken out of service in response to a user request.", activity.Text("Cause"), StringComparison.Ordinal);
        Assert.Equal([ids[1]], await _site.InServiceAsync());
        Assert.StartsWith("Currently, desiredSize equals minSize (1).", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuspendProcesses_Launch_LaunchesNothingUntilItIsResumed()
    {
        await _site.CreateAsync();
        var ids = await _site.InServiceAsync();
        await _site.OnGroupAsync("SuspendProcesses", ("ScalingProcesses.member.1", "Launch"));

        await _site.TerminateAsync(ids[0]);
        var meanwhile = await _site.InServiceAsync();
        await _site.OnGroupAsync("ResumeProcesses");

        Assert.Equal([ids[1]], meanwhile);
        Assert.Equal(2, (await _site.InServiceAsync()).Count);
    }

    [Fact]
    public async Task LaunchTemplate_Deleted_LaunchesFail()
    {
        await _site.CreateAsync();
        var ids = await _site.InServiceAsync();
        await _site.Site.Ec2.DeleteLaunchTemplateAsync(new DeleteLaunchTemplateRequest { LaunchTemplateId = _site.TemplateId });

        await _site.TerminateAsync(ids[0]);

        Assert.Equal([ids[1]], await _site.InServiceAsync());
        var failed = (await _site.ActivitiesAsync())[0];
        Assert.Equal("Failed", failed.Status);
        Assert.EndsWith("Launching EC2 instance failed.", failed.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DetachTargetGroups_InstancesInService_AreDeregistered()
    {
        await _site.CreateAsync();
        await _site.DescribeAsync();
        var before = await _site.OnGroupAsync("DescribeTrafficSources");

        await _site.OnGroupAsync("DetachLoadBalancerTargetGroups", ("TargetGroupARNs.member.1", _site.TargetGroup));
        var after = await _site.TargetsAsync();
        await _site.OnGroupAsync("AttachTrafficSources", ("TrafficSources.member.1.Identifier", _site.TargetGroup));

        Assert.Equal("InService", before.Text("State"));
        Assert.Empty(after);
        Assert.Equal(2, (await _site.TargetsAsync()).Count);
    }

    [Fact]
    public async Task Update_OtherSubnets_MovesInstancesToTheirZones()
    {
        await _site.CreateAsync();
        await _site.DescribeAsync();

        await _site.OnGroupAsync("UpdateAutoScalingGroup", ("VPCZoneIdentifier", string.Join(',', _site.Site.SubnetIds[1..])));
        await _site.DescribeAsync();
        await _site.DescribeAsync();
        var zones = (await _site.DescribeAsync())!.Element("Instances")!.Texts("AvailabilityZone");

        Assert.Equal(["eu-west-1b", "eu-west-1c"], zones.Order());
    }

    [Theory]
    [InlineData("CreateAutoScalingGroup", "MinSize", "5", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "DesiredCapacity", "9", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "VPCZoneIdentifier", "subnet-0123456789abcdef0", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "LaunchTemplate.Version", "7", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "TargetGroupARNs.member.1", "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/a/1", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "TerminationPolicies.member.1", "Youngest", "ValidationError")]
    [InlineData("CreateAutoScalingGroup", "HealthCheckType", "VPC_LATTICE", "UnsupportedOperation")]
    public async Task Create_WhatCannotBe_IsRefused(string operation, string name, string value, string code) =>
        Assert.Equal(code, (await _site.RefusedAsync(operation, [.. _site.Group.Where(one => one.Name != name), (name, value)])).Code);

    [Fact]
    public async Task Create_LaunchConfiguration_IsRefusedByName()
    {
        var others = _site.Group.Where(one => !one.Name.StartsWith("Launch", StringComparison.Ordinal));

        var (_, message) = await _site.RefusedAsync("CreateAutoScalingGroup", [.. others, ("LaunchConfigurationName", "old")]);

        Assert.Contains("LaunchConfigurationName", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SameName_AlreadyExists()
    {
        await _site.CreateAsync();

        Assert.Equal("AlreadyExists", (await _site.RefusedAsync("CreateAutoScalingGroup", _site.Group)).Code);
    }
}
