using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class LaunchTemplatesTests : EmulatorTest
{
    private const string Image = "ami-0123456789abcdef0";

    [Fact]
    public async Task RunInstances_ByTemplate_TakesItsDefaultVersionUnlessTheRequestSaysOtherwise()
    {
        var template = await CreateAsync("web", new()
        {
            ImageId = Image,
            InstanceType = InstanceType.T3Small,
            UserData = "aGVsbG8=",
            MetadataOptions = new() { HttpTokens = LaunchTemplateHttpTokensState.Optional },
            BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 30 } }],
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", "web"), new("team", "a")] }],
        });
        await TestEnvironment.Ec2.CreateLaunchTemplateVersionAsync(new()
        {
            LaunchTemplateId = template, SourceVersion = "1", LaunchTemplateData = new() { InstanceType = InstanceType.M5Large },
        });

        var first = await RunAsync(new() { LaunchTemplateId = template });
        var latest = await RunAsync(new() { LaunchTemplateName = "web", Version = "$Latest" }, request =>
        {
            request.UserData = "Ynll";
            request.TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", "other")] }];
        });

        Assert.Equal((InstanceType.T3Small, InstanceType.M5Large), (first.InstanceType, latest.InstanceType));
        Assert.Equal(("optional", "optional"), (first.MetadataOptions.HttpTokens.Value, latest.MetadataOptions.HttpTokens.Value));
        Assert.Equal(["web", "other"], new[] { first, latest }.Select(instance => instance.Tags.Single(tag => tag.Key == "Name").Value));
        Assert.Equal(["1", "2"], new[] { first, latest }.Select(instance => instance.Tags.Single(tag => tag.Key == "aws:ec2launchtemplate:version").Value));
        Assert.Equal(("aGVsbG8=", "Ynll"), (await UserDataAsync(first), await UserDataAsync(latest)));
        var volumes = (await TestEnvironment.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes;
        Assert.Equal([30, 30], volumes.Select(volume => volume.Size ?? 0));
    }

    [Fact]
    public async Task RunInstances_TemplateWithInterface_IsPlacedByTheRequest()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (subnetId, groupId) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.GroupAsync(vpcId));
        var template = await CreateAsync("web", new()
        {
            ImageId = Image, NetworkInterfaces = [new() { DeviceIndex = 0, Groups = [groupId], AssociatePublicIpAddress = true }],
        });

        var instance = await RunAsync(new() { LaunchTemplateId = template }, request => request.SubnetId = subnetId);

        Assert.Equal((subnetId, groupId), (instance.SubnetId, instance.SecurityGroups.Single().GroupId));
        Assert.NotNull(instance.PublicIpAddress);
    }

    [Fact]
    public async Task ModifyLaunchTemplate_DefaultVersion_ProtectsIt()
    {
        var template = await CreateAsync("web", new() { ImageId = Image });
        await TestEnvironment.Ec2.CreateLaunchTemplateVersionAsync(new() { LaunchTemplateId = template, LaunchTemplateData = new() { KeyName = "ops" } });
        await TestEnvironment.Ec2.ModifyLaunchTemplateAsync(new() { LaunchTemplateId = template, DefaultVersion = "2" });

        var deleted = await TestEnvironment.Ec2.DeleteLaunchTemplateVersionsAsync(new() { LaunchTemplateId = template, Versions = ["1", "2", "3"] });

        Assert.Equal([1L], deleted.SuccessfullyDeletedLaunchTemplateVersions.Select(version => version.VersionNumber ?? 0));
        Assert.Equal([2L, 3L], deleted.UnsuccessfullyDeletedLaunchTemplateVersions.Select(version => version.VersionNumber ?? 0));
        var shown = (await TestEnvironment.Ec2.DescribeLaunchTemplateVersionsAsync(
            new DescribeLaunchTemplateVersionsRequest { LaunchTemplateId = template })).LaunchTemplateVersions.Single();
        Assert.Equal((2L, true, "ops", null), (shown.VersionNumber ?? 0, shown.DefaultVersion ?? false, shown.LaunchTemplateData.KeyName,
            shown.LaunchTemplateData.ImageId));
        await Refused.WithAsync("InvalidLaunchTemplateId.VersionNotFound", () => RunAsync(new() { LaunchTemplateId = template, Version = "1" }));
    }

    [Fact]
    public async Task LaunchTemplate_NameTakenOrMissing_HasAwsCodes()
    {
        var template = await CreateAsync("web", new() { ImageId = Image });

        await Refused.WithAsync("InvalidLaunchTemplateName.AlreadyExistsException", () => CreateAsync("web", new() { ImageId = Image }));
        await Refused.WithAsync("InvalidAMIID.Malformed", () => CreateAsync("other", new() { ImageId = "ami-1" }));
        await TestEnvironment.Ec2.DeleteLaunchTemplateAsync(new() { LaunchTemplateName = "web" });
        await Refused.WithAsync("InvalidLaunchTemplateId.NotFound", () => RunAsync(new() { LaunchTemplateId = template }));
        await Refused.WithAsync("InvalidLaunchTemplateName.NotFoundException", () => RunAsync(new() { LaunchTemplateName = "web" }));
        await Refused.WithAsync("InvalidParameterCombination", () => RunAsync(new() { LaunchTemplateName = "web", LaunchTemplateId = template }));
    }

    private async Task<string> CreateAsync(string name, RequestLaunchTemplateData data) =>
        (await TestEnvironment.Ec2.CreateLaunchTemplateAsync(new() { LaunchTemplateName = name, LaunchTemplateData = data })).LaunchTemplate.LaunchTemplateId;

    private async Task<Instance> RunAsync(LaunchTemplateSpecification template, Action<RunInstancesRequest>? change = null)
    {
        var request = new RunInstancesRequest { MinCount = 1, MaxCount = 1, LaunchTemplate = template };
        change?.Invoke(request);
        var id = (await TestEnvironment.Ec2.RunInstancesAsync(request)).Reservation.Instances.Single().InstanceId;
        return (await TestEnvironment.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];
    }

    private async Task<string> UserDataAsync(Instance instance) => (await TestEnvironment.Ec2.DescribeInstanceAttributeAsync(
        new() { InstanceId = instance.InstanceId, Attribute = InstanceAttributeName.UserData })).InstanceAttribute.UserData;
}
