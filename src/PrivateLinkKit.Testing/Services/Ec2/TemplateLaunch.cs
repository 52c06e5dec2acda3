using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Launches by a template: what the request itself sets takes precedence.</summary>
internal static class TemplateLaunch
{
    public const string IdTag = "aws:ec2launchtemplate:id";
    public const string VersionTag = "aws:ec2launchtemplate:version";

    /// <summary>Returns the request with the parameters of its template, and the tags that AWS adds to the instances.</summary>
    public static (RunInstancesRequest Request, IReadOnlyList<Tag> Tags) Resolve(AccountRegion region, RunInstancesRequest request)
    {
        if (request.LaunchTemplate is not { } asked)
        {
            return (request, []);
        }

        var template = LaunchTemplates.Find(region, asked.LaunchTemplateId, asked.LaunchTemplateName);
        var version = LaunchTemplateVersions.Find(region, template, asked.Version ?? LaunchTemplateVersions.Default);
        return (
            Place(Merge(version.Data, request)),
            [new() { Key = IdTag, Value = template.LaunchTemplateId }, new() { Key = VersionTag, Value = $"{version.Number}" }]);
    }

    private static RunInstancesRequest Merge(RequestLaunchTemplateData data, RunInstancesRequest request)
    {
        // Interfaces describe subnet and groups themselves; those of the request replace the template's.
        var own = request.NetworkInterfaces is { Count: > 0 };
        return request with
        {
            ImageId = request.ImageId ?? data.ImageId,
            InstanceType = request.InstanceType ?? data.InstanceType,
            KeyName = request.KeyName ?? data.KeyName,
            UserData = request.UserData ?? data.UserData,
            EbsOptimized = request.EbsOptimized ?? data.EbsOptimized,
            IamInstanceProfile = request.IamInstanceProfile
                ?? (data.IamInstanceProfile is { } profile ? new() { Arn = profile.Arn, Name = profile.Name } : null),
            Monitoring = request.Monitoring ?? (data.Monitoring is { } monitoring ? new() { Enabled = monitoring.Enabled } : null),
            MetadataOptions = request.MetadataOptions ?? Metadata(data.MetadataOptions),
            CreditSpecification = request.CreditSpecification ?? data.CreditSpecification,
            Placement = request.Placement ?? (data.Placement is { } placement ? new() { AvailabilityZone = placement.AvailabilityZone } : null),
            DisableApiTermination = request.DisableApiTermination ?? data.DisableApiTermination,
            DisableApiStop = request.DisableApiStop ?? data.DisableApiStop,
            InstanceInitiatedShutdownBehavior = request.InstanceInitiatedShutdownBehavior ?? data.InstanceInitiatedShutdownBehavior,
            SecurityGroupIds = own ? request.SecurityGroupIds : request.SecurityGroupIds ?? data.SecurityGroupIds,
            SecurityGroups = own ? request.SecurityGroups : request.SecurityGroups ?? data.SecurityGroups,
            NetworkInterfaces = own ? request.NetworkInterfaces : data.NetworkInterfaces?.Select(Interface).ToList(),
            BlockDeviceMappings = Devices(data.BlockDeviceMappings, request.BlockDeviceMappings ?? []),
            TagSpecifications = Tags(data.TagSpecifications, request.TagSpecifications),
        };
    }

    // The subnet of a request is that of the template's first interface.
    private static RunInstancesRequest Place(RunInstancesRequest request) =>
        request is { SubnetId: { } subnet, NetworkInterfaces: [{ NetworkInterfaceId: null, SubnetId: null } first, ..] all }
            ? request with { SubnetId = null, NetworkInterfaces = [first with { SubnetId = subnet }, .. all.Skip(1)] }
            : request;

    private static IReadOnlyList<TagSpecification> Tags(
        IReadOnlyList<LaunchTemplateTagSpecificationRequest>? ofTemplate, IReadOnlyList<TagSpecification>? given) =>
    [
        .. (ofTemplate ?? []).Select(tags => new TagSpecification { ResourceType = tags.ResourceType, Tags = Without(tags, given) }),
        .. given ?? [],
    ];

    private static IReadOnlyList<Tag> Without(LaunchTemplateTagSpecificationRequest tags, IReadOnlyList<TagSpecification>? given)
    {
        var ofRequest = (given ?? []).Where(other => other.ResourceType == tags.ResourceType).SelectMany(other => other.Tags ?? []);
        var keys = ofRequest.Select(tag => tag.Key).ToHashSet();
        return [.. (tags.Tags ?? []).Where(tag => !keys.Contains(tag.Key))];
    }

    private static InstanceMetadataOptionsRequest? Metadata(LaunchTemplateInstanceMetadataOptionsRequest? options) => options is null ? null : new()
    {
        HttpEndpoint = options.HttpEndpoint,
        HttpProtocolIpv6 = options.HttpProtocolIpv6,
        HttpPutResponseHopLimit = options.HttpPutResponseHopLimit,
        HttpTokens = options.HttpTokens,
        InstanceMetadataTags = options.InstanceMetadataTags,
    };

    private static InstanceNetworkInterfaceSpecification Interface(LaunchTemplateInstanceNetworkInterfaceSpecificationRequest asked) => new()
    {
        AssociatePublicIpAddress = asked.AssociatePublicIpAddress,
        DeleteOnTermination = asked.DeleteOnTermination,
        Description = asked.Description,
        DeviceIndex = asked.DeviceIndex ?? 0,
        Groups = asked.Groups,
        NetworkInterfaceId = asked.NetworkInterfaceId,
        PrivateIpAddress = asked.PrivateIpAddress,
        SubnetId = asked.SubnetId,
    };

    private static IReadOnlyList<BlockDeviceMapping> Devices(
        IReadOnlyList<LaunchTemplateBlockDeviceMappingRequest>? ofTemplate, IReadOnlyList<BlockDeviceMapping> given) =>
        [.. (ofTemplate ?? []).Where(device => given.All(other => other.DeviceName != device.DeviceName)).Select(Device), .. given];

    private static BlockDeviceMapping Device(LaunchTemplateBlockDeviceMappingRequest asked) => new()
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
