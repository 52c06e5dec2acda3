using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Parameters of RunInstances as they are read back.</summary>
public class InstanceLaunchTests : EmulatorTest
{
    private const string Image = "ami-0123456789abcdef0";

    [Fact]
    public async Task RunInstances_Options_AreReadBack()
    {
        var instance = await RunAsync(new()
        {
            UserData = "IyEvYmluL3No",
            IamInstanceProfile = new() { Name = "web" },
            MetadataOptions = new() { HttpTokens = HttpTokensState.Optional, HttpPutResponseHopLimit = 5 },
            Monitoring = true,
            EbsOptimized = true,
            DisableApiStop = true,
            InstanceInitiatedShutdownBehavior = ShutdownBehavior.Terminate,
        });

        Assert.Equal("arn:aws:iam::111111111111:instance-profile/web", instance.IamInstanceProfile.Arn);
        Assert.Equal((HttpTokensState.Optional, 5), (instance.MetadataOptions.HttpTokens, instance.MetadataOptions.HttpPutResponseHopLimit));
        Assert.Equal((MonitoringState.Enabled, true), (instance.Monitoring.State, instance.EbsOptimized));
        var data = await AttributeAsync(instance, InstanceAttributeName.UserData);
        var shutdown = await AttributeAsync(instance, InstanceAttributeName.InstanceInitiatedShutdownBehavior);
        Assert.Equal(("IyEvYmluL3No", "terminate"), (data.UserData, shutdown.InstanceInitiatedShutdownBehavior));
        await Refused.WithAsync("OperationNotPermitted", () => TestEnvironment.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] }));
    }

    [Fact]
    public async Task RunInstances_ProfileInAnAccountWithProfiles_MustExistAndHaveARole()
    {
        const string trust = """{"Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
        await IamAsync("CreateInstanceProfile&InstanceProfileName=web");
        var refused = await Refused.WithAsync("InvalidParameterValue", () => RunAsync(new() { IamInstanceProfile = new() { Name = "web" } }));
        await IamAsync($"CreateRole&RoleName=host&AssumeRolePolicyDocument={Uri.EscapeDataString(trust)}");
        await IamAsync("AddRoleToInstanceProfile&InstanceProfileName=web&RoleName=host");

        var instance = await RunAsync(new() { IamInstanceProfile = new() { Name = "web" } });

        Assert.Equal("arn:aws:iam::111111111111:instance-profile/web", instance.IamInstanceProfile.Arn);
        Assert.Equal("IAM Instance Profile \"arn:aws:iam::111111111111:instance-profile/web\" has no associated IAM Roles", refused.Message);
        await Refused.WithAsync("InvalidParameterValue", () => RunAsync(new() { IamInstanceProfile = new() { Name = "other" } }));
    }

    [Fact]
    public async Task RunInstances_GroupNamesWithASubnet_AreRefused()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        await Refused.WithAsync("InvalidParameterCombination", () => RunAsync(new() { SubnetId = subnetId, SecurityGroups = ["default"] }));
    }

    [Fact]
    public async Task RunInstances_OneInterfaceTwice_IsRefused()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());
        var id = (await TestEnvironment.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnetId })).NetworkInterface.NetworkInterfaceId;

        await Refused.WithAsync("InvalidNetworkInterface.InUse", () => RunAsync(new()
        {
            NetworkInterfaces = [new() { DeviceIndex = 0, NetworkInterfaceId = id }, new() { DeviceIndex = 1, NetworkInterfaceId = id }],
        }));
    }

    [Fact]
    public async Task RunInstances_LaterInterfaceWithTheFirstFreeAddress_GetsIt()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        var instance = await RunAsync(new()
        {
            NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnetId }, new() { DeviceIndex = 1, SubnetId = subnetId, PrivateIpAddress = "10.0.0.4" }],
        });

        Assert.Equal(["10.0.0.5", "10.0.0.4"], instance.NetworkInterfaces.Select(own => own.PrivateIpAddress));
    }

    [Fact]
    public async Task RunInstances_Interfaces_AreCreatedAttachedAndReleasedAsAsked()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (subnetId, groupId) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.GroupAsync(vpcId));
        var existing = (await TestEnvironment.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnetId })).NetworkInterface.NetworkInterfaceId;

        var instance = await RunAsync(new()
        {
            NetworkInterfaces =
            [
                new() { DeviceIndex = 1, NetworkInterfaceId = existing },
                new() { DeviceIndex = 0, SubnetId = subnetId, Groups = [groupId], Description = "first", PrivateIpAddress = "10.0.0.77" },
            ],
        });

        Assert.Equal(("10.0.0.77", subnetId, groupId), (instance.PrivateIpAddress, instance.SubnetId, instance.SecurityGroups.Single().GroupId));
        Assert.Equal(
            [(0, true), (1, false)], instance.NetworkInterfaces.Select(own => (own.Attachment.DeviceIndex ?? -1, own.Attachment.DeleteOnTermination ?? true)));
        await TestEnvironment.Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        var left = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces.Single();
        Assert.Equal((existing, NetworkInterfaceStatus.Available), (left.NetworkInterfaceId, left.Status));
    }

    [Fact]
    public async Task RunInstances_PublicAddressOfTheInterface_OverridesTheSubnet()
    {
        var inDefault = await RunAsync(new() { NetworkInterfaces = [new() { DeviceIndex = 0, AssociatePublicIpAddress = false }] });
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());
        var inPrivate = await RunAsync(new() { NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnetId, AssociatePublicIpAddress = true }] });

        Assert.Null(inDefault.PublicIpAddress);
        Assert.NotNull(inPrivate.PublicIpAddress);
    }

    [Theory]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&SubnetId=subnet-0123456789abcdef0", "InvalidParameterCombination")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&SecurityGroupId.1=sg-0123456789abcdef0", "InvalidParameterCombination")]
    [InlineData("&NetworkInterface.1.DeviceIndex=1", "InvalidParameter")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.2.DeviceIndex=0", "InvalidParameter")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.2.DeviceIndex=1&NetworkInterface.1.AssociatePublicIpAddress=true",
        "InvalidParameterCombination")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.NetworkInterfaceId=eni-0123456789abcdef0", "InvalidNetworkInterfaceID.NotFound")]
    [InlineData("&UserData=***", "InvalidUserData.Malformed")]
    [InlineData("&IamInstanceProfile.Name=a&IamInstanceProfile.Arn=b", "InvalidParameterCombination")]
    [InlineData("&IamInstanceProfile.Arn=arn:aws:iam::111111111111:role/web", "InvalidParameterValue")]
    [InlineData("&MetadataOptions.HttpTokens=maybe", "InvalidParameterValue")]
    [InlineData("&MetadataOptions.HttpPutResponseHopLimit=65", "InvalidParameterValue")]
    [InlineData("&InstanceInitiatedShutdownBehavior=hibernate", "InvalidParameterValue")]
    [InlineData("&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.VolumeSize=4", "InvalidBlockDeviceMapping")]
    [InlineData("&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.VolumeType=gp3", "MissingParameter")]
    [InlineData("&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.VirtualName=ephemeral0", "UnsupportedOperation")]
    [InlineData("&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.KmsKeyId=alias/a", "InvalidParameterCombination")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.2.DeviceIndex=1&NetworkInterface.2.SecurityGroupId.1=sg-0123456789abcdef0",
        "InvalidGroup.NotFound")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.2.DeviceIndex=1&NetworkInterface.2.PrivateIpAddress=9.9.9.9", "InvalidParameterValue")]
    [InlineData("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.PrivateIpAddress=172.31.0.9"
        + "&NetworkInterface.2.DeviceIndex=1&NetworkInterface.2.PrivateIpAddress=172.31.0.9", "InvalidIPAddress.InUse")]
    public async Task RunInstances_ParametersThatCannotBe_AreRefusedAndNothingIsLeft(string parameters, string code)
    {
        var (status, text) = await TestEnvironment.PostAsync($"Action=RunInstances&ImageId={Image}&MinCount=1&MaxCount=1{parameters}");

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
        Assert.Empty((await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? []);
        Assert.Empty((await TestEnvironment.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes ?? []);
    }

    [Fact]
    public async Task RunInstances_BlockDevices_AreVolumesWithTheirTagsUntilTermination()
    {
        var instance = await RunAsync(new()
        {
            BlockDeviceMappings =
            [
                new() { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 20, VolumeType = VolumeType.Gp3, Encrypted = true } },
                new() { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 5, DeleteOnTermination = false } },
            ],
            TagSpecifications = [new() { ResourceType = ResourceType.Volume, Tags = [new("Name", "disk")] }],
        });

        var volumes = (await TestEnvironment.Ec2.DescribeVolumesAsync(
            new DescribeVolumesRequest { Filters = [new Filter("attachment.instance-id", [instance.InstanceId]), new Filter("tag:Name", ["disk"])] })).Volumes;
        Assert.Equal([(20, "gp3", 3000), (5, "gp2", 100)], volumes.Select(volume => (volume.Size ?? 0, volume.VolumeType.Value, volume.Iops ?? 0)));
        Assert.Equal(["/dev/xvda", "/dev/sdf"], instance.BlockDeviceMappings.Select(device => device.DeviceName));
        await TestEnvironment.Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        var left = (await TestEnvironment.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes.Single();
        Assert.Equal((volumes[1].VolumeId, VolumeState.Available), (left.VolumeId, left.State));
    }

    private async Task<Instance> RunAsync(RunInstancesRequest request)
    {
        (request.ImageId, request.MinCount, request.MaxCount) = (Image, 1, 1);
        var id = (await TestEnvironment.Ec2.RunInstancesAsync(request)).Reservation.Instances.Single().InstanceId;
        return (await TestEnvironment.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];
    }

    private async Task IamAsync(string action) =>
        Assert.Equal(200, (await TestEnvironment.PostAsync($"Action={action}&Version=2010-05-08", TestEnvironment.Scope("iam"))).Status);

    private async Task<InstanceAttribute> AttributeAsync(Instance instance, InstanceAttributeName name) =>
        (await TestEnvironment.Ec2.DescribeInstanceAttributeAsync(new() { InstanceId = instance.InstanceId, Attribute = name })).InstanceAttribute;
}
