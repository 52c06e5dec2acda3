using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Machine images: the known ones, and any other that instances of the account were started from, without details.</summary>
internal static class Images
{
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
        var known = MachineImages.All(region);
        var used = region.Ec2.Instances.Select(instance => instance.ImageId!).Distinct().Where(id => known.All(image => image.ImageId != id));
        return [.. known, .. used.Select(id => MachineImages.Unknown(region, id))];
    }
}
