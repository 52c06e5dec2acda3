using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The parameters that a launch template holds.</summary>
internal static class LaunchTemplateData
{
    /// <summary>Checks what AWS checks without launching.</summary>
    public static void Check(RequestLaunchTemplateData data)
    {
        if (data.ImageId is { } image && !image.StartsWith("resolve:ssm:", StringComparison.Ordinal) && !Ec2Errors.IsId(image, "ami-"))
        {
            throw Ec2Errors.ImageNotFound(image);
        }

        UserData.Checked(data.UserData);
        InstanceOptions.CheckedShutdown(data.InstanceInitiatedShutdownBehavior);
        if (data.NetworkInterfaces is { Count: > 0 } && (data.SecurityGroupIds is { Count: > 0 } || data.SecurityGroups is { Count: > 0 }))
        {
            throw Ec2Errors.InvalidCombination("Network interfaces and an instance-level security groups may not be specified on the same request");
        }
    }

    /// <summary>Returns the parameters of a source version, replaced by those that a new version sets.</summary>
    public static RequestLaunchTemplateData Merge(RequestLaunchTemplateData source, RequestLaunchTemplateData given) => new()
    {
        ImageId = given.ImageId ?? source.ImageId,
        InstanceType = given.InstanceType ?? source.InstanceType,
        KeyName = given.KeyName ?? source.KeyName,
        UserData = given.UserData ?? source.UserData,
        EbsOptimized = given.EbsOptimized ?? source.EbsOptimized,
        IamInstanceProfile = given.IamInstanceProfile ?? source.IamInstanceProfile,
        Monitoring = given.Monitoring ?? source.Monitoring,
        MetadataOptions = given.MetadataOptions ?? source.MetadataOptions,
        CreditSpecification = given.CreditSpecification ?? source.CreditSpecification,
        Placement = given.Placement ?? source.Placement,
        DisableApiTermination = given.DisableApiTermination ?? source.DisableApiTermination,
        DisableApiStop = given.DisableApiStop ?? source.DisableApiStop,
        InstanceInitiatedShutdownBehavior = given.InstanceInitiatedShutdownBehavior ?? source.InstanceInitiatedShutdownBehavior,
        SecurityGroupIds = given.SecurityGroupIds ?? source.SecurityGroupIds,
        SecurityGroups = given.SecurityGroups ?? source.SecurityGroups,
        NetworkInterfaces = given.NetworkInterfaces ?? source.NetworkInterfaces,
        BlockDeviceMappings = given.BlockDeviceMappings ?? source.BlockDeviceMappings,
        TagSpecifications = given.TagSpecifications ?? source.TagSpecifications,
    };

    public static ResponseLaunchTemplateData View(RequestLaunchTemplateData data) => new()
    {
        ImageId = data.ImageId,
        InstanceType = data.InstanceType,
        KeyName = data.KeyName,
        UserData = data.UserData,
        EbsOptimized = data.EbsOptimized,
        IamInstanceProfile = data.IamInstanceProfile is { } profile ? new() { Arn = profile.Arn, Name = profile.Name } : null,
        Monitoring = data.Monitoring is { } monitoring ? new() { Enabled = monitoring.Enabled } : null,
        MetadataOptions = View(data.MetadataOptions),
        CreditSpecification = data.CreditSpecification is { } credits ? new() { CpuCredits = credits.CpuCredits } : null,
        Placement = data.Placement is { } placement ? new() { AvailabilityZone = placement.AvailabilityZone } : null,
        DisableApiTermination = data.DisableApiTermination,
        DisableApiStop = data.DisableApiStop,
        InstanceInitiatedShutdownBehavior = data.InstanceInitiatedShutdownBehavior,
        SecurityGroupIds = data.SecurityGroupIds,
        SecurityGroups = data.SecurityGroups,
        NetworkInterfaces = data.NetworkInterfaces?.Select(View).ToList(),
        BlockDeviceMappings = data.BlockDeviceMappings?.Select(View).ToList(),
        TagSpecifications = data.TagSpecifications?.Select(tags => new LaunchTemplateTagSpecification { ResourceType = tags.ResourceType, Tags = tags.Tags })
            .ToList(),
    };

    private static LaunchTemplateInstanceMetadataOptions? View(LaunchTemplateInstanceMetadataOptionsRequest? options) => options is null ? null : new()
    {
        HttpEndpoint = options.HttpEndpoint,
        HttpProtocolIpv6 = options.HttpProtocolIpv6,
        HttpPutResponseHopLimit = options.HttpPutResponseHopLimit,
        HttpTokens = options.HttpTokens,
        InstanceMetadataTags = options.InstanceMetadataTags,
    };

    private static LaunchTemplateInstanceNetworkInterfaceSpecification View(LaunchTemplateInstanceNetworkInterfaceSpecificationRequest asked) => new()
    {
        AssociatePublicIpAddress = asked.AssociatePublicIpAddress,
        DeleteOnTermination = asked.DeleteOnTermination,
        Description = asked.Description,
        DeviceIndex = asked.DeviceIndex,
        Groups = asked.Groups,
        NetworkInterfaceId = asked.NetworkInterfaceId,
        PrivateIpAddress = asked.PrivateIpAddress,
        SubnetId = asked.SubnetId,
    };

    private static LaunchTemplateBlockDeviceMapping View(LaunchTemplateBlockDeviceMappingRequest asked) => new()
    {
        DeviceName = asked.DeviceName,
        NoDevice = asked.NoDevice,
        Ebs = asked.Ebs is not { } ebs ? null : new()
        {
            DeleteOnTermination = ebs.DeleteOnTermination,
            Encrypted = ebs.Encrypted,
            Iops = ebs.Iops,
            KmsKeyId = ebs.KmsKeyId,
            SnapshotId = ebs.SnapshotId,
            Throughput = ebs.Throughput,
            VolumeSize = ebs.VolumeSize,
            VolumeType = ebs.VolumeType,
        },
    };
}
