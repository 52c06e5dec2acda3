using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class VolumesTests : EmulatorTest
{
    [Fact]
    public async Task Volume_AttachedAndDetached_BelongsToTheInstanceMeanwhile()
    {
        var (instance, volume) = (await RunAsync(), await CreateAsync());
        AttachVolumeRequest attach = new() { InstanceId = instance, VolumeId = volume, Device = "/dev/sdf" };

        Assert.Equal(VolumeAttachmentState.Attaching, (await TestEnvironment.Ec2.AttachVolumeAsync(attach)).Attachment.State);

        Assert.Equal(["/dev/xvda", "/dev/sdf"], await DevicesAsync(instance));
        await Refused.WithAsync("VolumeInUse", () => TestEnvironment.Ec2.AttachVolumeAsync(attach));
        await Refused.WithAsync("VolumeInUse", () => TestEnvironment.Ec2.DeleteVolumeAsync(new() { VolumeId = volume }));
        await TestEnvironment.Ec2.DetachVolumeAsync(new() { VolumeId = volume });
        Assert.Equal(["/dev/xvda"], await DevicesAsync(instance));
        await Refused.WithAsync("IncorrectState", () => TestEnvironment.Ec2.DetachVolumeAsync(new() { VolumeId = volume }));
        await TestEnvironment.Ec2.DeleteVolumeAsync(new() { VolumeId = volume });
        await Refused.WithAsync("InvalidVolume.NotFound", () => TestEnvironment.Ec2.DeleteVolumeAsync(new() { VolumeId = volume }));
    }

    [Fact]
    public async Task AttachVolume_OtherZoneOrTakenDevice_IsRefused()
    {
        var (instance, here, there) = (await RunAsync(), await CreateAsync(), await CreateAsync('b'));
        var root = (await TestEnvironment.Ec2.DescribeVolumesAsync(
            new DescribeVolumesRequest { Filters = [new Filter("attachment.device", ["/dev/xvda"])] })).Volumes.Single().VolumeId;

        await Refused.WithAsync("InvalidVolume.ZoneMismatch", () =>
            TestEnvironment.Ec2.AttachVolumeAsync(new() { InstanceId = instance, VolumeId = there, Device = "/dev/sdf" }));
        await Refused.WithAsync("InvalidParameterValue", () =>
            TestEnvironment.Ec2.AttachVolumeAsync(new() { InstanceId = instance, VolumeId = here, Device = "/dev/xvda" }));
        await Refused.WithAsync("OperationNotPermitted", () => TestEnvironment.Ec2.DetachVolumeAsync(new() { VolumeId = root }));
    }

    [Fact]
    public async Task DetachVolume_InstanceEndsMeanwhile_LeavesTheNextAttachment()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        var (first, second) = (await RunAsync(lab), await RunAsync(lab));
        var volume = (await lab.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "eu-west-1a", Size = 1 })).Volume.VolumeId;
        time.Advance(TimeSpan.FromMinutes(1));
        await lab.Ec2.AttachVolumeAsync(new() { InstanceId = first, VolumeId = volume, Device = "/dev/sdf" });
        time.Advance(TimeSpan.FromMinutes(1));

        await lab.Ec2.TerminateInstancesAsync(new() { InstanceIds = [first] });
        time.Advance(TimeSpan.FromSeconds(29));
        await lab.Ec2.DetachVolumeAsync(new() { VolumeId = volume });
        time.Advance(TimeSpan.FromSeconds(1.5));
        await lab.Ec2.AttachVolumeAsync(new() { InstanceId = second, VolumeId = volume, Device = "/dev/sdf" });
        time.Advance(TimeSpan.FromMinutes(1));

        var left = (await lab.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] })).Volumes.Single();
        Assert.Equal((second, VolumeAttachmentState.Attached), (left.Attachments.Single().InstanceId, left.Attachments.Single().State));
    }

    [Fact]
    public async Task ModifyVolume_LargerAndFaster_IsShownUntilCompleted()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        var volume = (await lab.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "eu-west-1a", Size = 10 })).Volume.VolumeId;
        time.Advance(TimeSpan.FromMinutes(1));
        ModifyVolumeRequest larger = new() { VolumeId = volume, Size = 20, VolumeType = VolumeType.Gp3, Throughput = 250 };

        await Refused.WithAsync("InvalidParameterValue", () => lab.Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 5 }));
        await lab.Ec2.ModifyVolumeAsync(larger);
        await Refused.WithAsync("IncorrectModificationState", () => lab.Ec2.ModifyVolumeAsync(larger));
        List<string> states = [await StateAsync()];
        time.Advance(TimeSpan.FromMinutes(1));
        states.Add(await StateAsync());
        time.Advance(TimeSpan.FromMinutes(10));
        states.Add(await StateAsync());

        Assert.Equal(["modifying", "optimizing", "completed"], states);
        var changed = (await lab.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] })).Volumes.Single();
        Assert.Equal((20, "gp3", 3000, 250), (changed.Size ?? 0, changed.VolumeType.Value, changed.Iops ?? 0, changed.Throughput ?? 0));

        async Task<string> StateAsync() => (await lab.Ec2.DescribeVolumesModificationsAsync(
            new DescribeVolumesModificationsRequest { VolumeIds = [volume] })).VolumesModifications.Single().ModificationState.Value;
    }

    [Theory]
    [InlineData("AvailabilityZone=eu-west-1a", "MissingParameter")]
    [InlineData("Size=1", "MissingParameter")]
    [InlineData("Size=1&AvailabilityZone=eu-west-1x", "InvalidParameterValue")]
    [InlineData("Size=1&AvailabilityZone=eu-west-1a&VolumeType=io1", "InvalidParameterValue")]
    [InlineData("Size=10&AvailabilityZone=eu-west-1a&VolumeType=io1", "MissingParameter")]
    [InlineData("Size=10&AvailabilityZone=eu-west-1a&VolumeType=gp2&Iops=3000", "InvalidParameterCombination")]
    [InlineData("Size=10&AvailabilityZone=eu-west-1a&VolumeType=gp3&Iops=1", "InvalidParameterValue")]
    [InlineData("Size=10&AvailabilityZone=eu-west-1a&KmsKeyId=alias/a", "InvalidParameterCombination")]
    public async Task CreateVolume_ThatCannotBe_IsRefused(string parameters, string code)
    {
        var (status, text) = await TestEnvironment.PostAsync($"Action=CreateVolume&{parameters}");

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
    }

    private async Task<List<string>> DevicesAsync(string instance) =>
        [.. (await TestEnvironment.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }))
            .Reservations[0].Instances[0].BlockDeviceMappings.Select(device => device.DeviceName)];

    private async Task<string> CreateAsync(char zone = 'a') =>
        (await TestEnvironment.Ec2.CreateVolumeAsync(new() { AvailabilityZone = $"eu-west-1{zone}", Size = 1 })).Volume.VolumeId;

    private Task<string> RunAsync() => RunAsync(TestEnvironment);

    private static async Task<string> RunAsync(TestEnvironment lab) => (await lab.Ec2.RunInstancesAsync(
        new() { ImageId = "ami-0123456789abcdef0", MinCount = 1, MaxCount = 1 })).Reservation.Instances[0].InstanceId;
}
