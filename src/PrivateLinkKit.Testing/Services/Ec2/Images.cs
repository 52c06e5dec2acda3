using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Machine images: Amazon Linux, and any other image that instances of the account were started from, without details.</summary>
internal static class Images
{
    private const string Amazon = "137112412989";
    private const string Released = "2025-11-11T00:00:00.000Z";

    private static readonly string[] Architectures = ["x86_64", "arm64"];

    internal static readonly Filters<Image> ImageFilters = new(Ec2Operations.DescribeImages, image => image.Tags)
    {
        { "architecture", image => image.Architecture },
        { "block-device-mapping.delete-on-termination", image => Devices(image).Select(device => FilterText.Of(device.Ebs?.DeleteOnTermination)) },
        { "block-device-mapping.device-name", image => Devices(image).Select(device => device.DeviceName) },
        { "block-device-mapping.encrypted", image => Devices(image).Select(device => FilterText.Of(device.Ebs?.Encrypted)) },
        { "block-device-mapping.snapshot-id", image => Devices(image).Select(device => device.Ebs?.SnapshotId) },
        { "block-device-mapping.volume-size", image => Devices(image).Select(device => FilterText.Of(device.Ebs?.VolumeSize)) },
        { "block-device-mapping.volume-type", image => Devices(image).Select(device => device.Ebs?.VolumeType) },
        { "creation-date", image => image.CreationDate },
        { "description", image => image.Description },
        { "ena-support", image => image.EnaSupport },
        { "free-tier-eligible", image => FilterText.Of(image.FreeTierEligible) },
        { "hypervisor", image => image.Hypervisor },
        { "image-allowed", image => FilterText.Of(image.ImageAllowed) },
        { "image-id", image => image.ImageId },
        { "image-type", image => image.ImageType },
        { "is-public", image => image.Public },
        { "kernel-id", image => image.KernelId },
        { "manifest-location", image => image.ImageLocation },
        { "name", image => image.Name },
        { "owner-alias", image => image.ImageOwnerAlias },
        { "owner-id", image => image.OwnerId },
        { "platform", image => image.Platform },
        { "product-code", image => image.ProductCodes?.Select(code => code.ProductCodeId) },
        { "product-code.type", image => image.ProductCodes?.Select(code => code.ProductCodeType) },
        { "ramdisk-id", image => image.RamdiskId },
        { "root-device-name", image => image.RootDeviceName },
        { "root-device-type", image => image.RootDeviceType },
        { "source-image-id", image => image.SourceImageId },
        { "source-image-region", image => image.SourceImageRegion },
        { "source-instance-id", image => image.SourceInstanceId },
        { "sriov-net-support", image => image.SriovNetSupport },
        { "state-reason-code", image => image.StateReason?.Code },
        { "state-reason-message", image => image.StateReason?.Message },
        { "state", image => image.State },
        { "virtualization-type", image => image.VirtualizationType },
    };

    private static IReadOnlyList<BlockDeviceMapping> Devices(Image image) => image.BlockDeviceMappings ?? [];

    public static DescribeImagesResult Describe(ServiceCall call, DescribeImagesRequest request)
    {
        var found = Listing.Of(All(call.Region))
            .WithIds(request.ImageIds, image => image.ImageId!, Ec2Errors.ImageNotFound)
            .Where(ImageFilters, request.Filters);
        var owned = found with { Rows = found.Rows.Where(image => IsOf(call.Account, request.Owners, image)) };
        var page = owned.Page(request.MaxResults, request.NextToken, least: 1);
        return new() { Images = page.Rows, NextToken = page.NextToken };
    }

    private static bool IsOf(string account, IReadOnlyList<string>? owners, Image image) =>
        owners is null or [] || owners.Select(owner => owner == "self" ? account : owner)
            .Any(owner => owner == image.OwnerId || owner == image.ImageOwnerAlias);

    private static IEnumerable<Image> All(AccountRegion region)
    {
        var known = Architectures.Select(architecture => AmazonLinux(region, architecture)).ToList();
        var used = region.Ec2.Instances.Select(instance => instance.ImageId!).Distinct().Where(id => known.TrueForAll(image => image.ImageId != id));
        return [.. known, .. used.Select(id => Unknown(region, id))];
    }

    private static Image AmazonLinux(AccountRegion region, string architecture)
    {
        var name = $"al2023-ami-2023.9.20251111.0-kernel-6.1-{architecture}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{region.Name} {name}")));
        return Machine($"ami-0{hash[..16]}", architecture, Amazon) with
        {
            Name = name,
            Description = $"Amazon Linux 2023 AMI 2023.9.20251111.0 {architecture} HVM kernel-6.1",
            ImageOwnerAlias = "amazon",
            ImageLocation = $"amazon/{name}",
            CreationDate = Released,
        };
    }

    private static Image Unknown(AccountRegion region, string id) =>
        Machine(id, "x86_64", region.Account) with { Name = id, ImageLocation = $"{region.Account}/{id}", Public = false };

    private static Image Machine(string id, string architecture, string owner) => new()
    {
        ImageId = id,
        OwnerId = owner,
        Architecture = architecture,
        State = "available",
        ImageType = "machine",
        Public = true,
        Hypervisor = "xen",
        VirtualizationType = "hvm",
        RootDeviceName = "/dev/xvda",
        RootDeviceType = "ebs",
        EnaSupport = true,
        PlatformDetails = "Linux/UNIX",
        UsageOperation = "RunInstances",
        BlockDeviceMappings = [],
        Tags = [],
    };
}
