using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Launches that AWS refuses, and what an instance keeps or loses over its life.</summary>
public class InstanceFidelityTests : EmulatorTest
{
    [Theory]
    [InlineData("t4g.small", "arm64", "x86_64")]
    [InlineData("c7gn.large", "arm64", "x86_64")]
    [InlineData("t3.micro", "x86_64", "arm64")]
    public async Task Run_ImageOfAnotherArchitecture_IsRefused(string type, string own, string other)
    {
        var error = await Refused.WithAsync("InvalidParameterValue", () => RunAsync(TestEnvironment, other, type));

        Assert.StartsWith(
            $"The architecture '{own}' of the specified instance type does not match the architecture '{other}' of the specified AMI.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(own, (await RunAsync(TestEnvironment, own, type)).Architecture.Value);
    }

    [Fact]
    public async Task Run_ImageOfAnotherRegion_DoesNotExist()
    {
        using var other = TestEnvironment.Ec2Of(TestEnvironment.Provider, "us-east-1");
        var image = (await other.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"] })).Images[0].ImageId;

        var error = await Refused.WithAsync("InvalidAMIID.NotFound", () => TestEnvironment.Ec2.RunInstancesAsync(
            new() { ImageId = image, MinCount = 1, MaxCount = 1 }));

        Assert.Equal($"The image id '[{image}]' does not exist", error.Message);
    }

    [Theory]
    [InlineData(65536, 80000, 2000, null)]
    [InlineData(65537, null, null, "InvalidParameterValue")]
    [InlineData(65536, 80001, null, "InvalidParameterValue")]
    [InlineData(65536, 80000, 2001, "InvalidParameterValue")]
    [InlineData(10, 6000, null, "InvalidParameterCombination")]
    [InlineData(100, 3000, 1000, "InvalidParameterCombination")]
    [InlineData(1, 3000, 125, null)]
    public async Task CreateVolume_Gp3_HasItsLimits(int size, int? iops, int? throughput, string? code)
    {
        var request = new CreateVolumeRequest
        {
            AvailabilityZone = "eu-west-1a",
            VolumeType = VolumeType.Gp3,
            Size = size,
            Iops = iops,
            Throughput = throughput,
        };

        if (code is null)
        {
            Assert.Equal(size, (await TestEnvironment.Ec2.CreateVolumeAsync(request)).Volume.Size);
        }
        else
        {
            await Refused.WithAsync(code, () => TestEnvironment.Ec2.CreateVolumeAsync(request));
        }
    }

    [Theory]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab", "arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("alias/disks", "arn:aws:kms:eu-west-1:111111111111:alias/disks")]
    [InlineData("arn:aws:kms:eu-west-1:222222222222:alias/disks", "arn:aws:kms:eu-west-1:222222222222:alias/disks")]
    [InlineData("arn:aws:kms:us-east-1:111111111111:alias/disks", null)]
    [InlineData("arn:aws:iam::111111111111:role/disks", null)]
    [InlineData("disks", null)]
    public async Task CreateVolume_KmsKey_IsShownByItsArn(string key, string? arn)
    {
        var request = new CreateVolumeRequest { AvailabilityZone = "eu-west-1a", Size = 1, Encrypted = true, KmsKeyId = key };

        if (arn is null)
        {
            await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.CreateVolumeAsync(request));
        }
        else
        {
            Assert.Equal(arn, (await TestEnvironment.Ec2.CreateVolumeAsync(request)).Volume.KmsKeyId);
        }
    }

    [Fact]
    public async Task PublicAddress_OfAnInstance_IsKeptByARebootAndAnotherOneAfterAStop()
    {
        var subnet = await PrivateSubnetAsync();
        var id = (await TestEnvironment.Ec2.RunInstancesAsync(new()
        {
            ImageId = "ami-0123456789abcdef0",
            MinCount = 1,
            MaxCount = 1,
            NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, AssociatePublicIpAddress = true }],
        })).Reservation.Instances[0].InstanceId;
        var first = await AddressAsync(id);

        await TestEnvironment.Ec2.RebootInstancesAsync(new() { InstanceIds = [id] });
        Assert.Equal(first, await AddressAsync(id));
        await TestEnvironment.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        Assert.Null(await AddressAsync(id));
        await TestEnvironment.Ec2.StartInstancesAsync(new() { InstanceIds = [id] });

        var second = await AddressAsync(id);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Status_OfANewInstance_IsInitializingForAWhile()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        await RunAsync(lab, "x86_64", "t3.micro");
        var states = new List<string>();
        foreach (var seconds in new[] { 30, 60, 60 })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            var status = (await lab.Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest())).InstanceStatuses.Single();
            states.Add($"{status.Status.Status} {status.SystemStatus.Status}");
        }

        Assert.Equal(["initializing initializing", "initializing initializing", "ok ok"], states);
    }

    private static async Task<Instance> RunAsync(TestEnvironment lab, string architecture, string type)
    {
        var images = await lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("architecture", [architecture])] });
        return (await lab.Ec2.RunInstancesAsync(
            new() { ImageId = images.Images[0].ImageId, InstanceType = type, MinCount = 1, MaxCount = 1 })).Reservation.Instances.Single();
    }

    private async Task<string> PrivateSubnetAsync() => await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

    private async Task<string?> AddressAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0].PublicIpAddress;
}
