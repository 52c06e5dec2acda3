using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Changes of volumes, which take effect at once and are then optimized for a while.</summary>
internal static class VolumeModifications
{
    private const string Modifying = "modifying";
    private const string Optimizing = "optimizing";
    private const string Completed = "completed";

    internal static readonly Filters<VolumeModification> ModificationFilters = new(Ec2Operations.DescribeVolumesModifications)
    {
        { "modification-state", modification => modification.ModificationState },
        { "original-iops", modification => FilterText.Of(modification.OriginalIops) },
        { "original-size", modification => FilterText.Of(modification.OriginalSize) },
        { "original-volume-type", modification => modification.OriginalVolumeType },
        { "start-time", modification => FilterText.Of(modification.StartTime) },
        { "target-iops", modification => FilterText.Of(modification.TargetIops) },
        { "target-size", modification => FilterText.Of(modification.TargetSize) },
        { "target-volume-type", modification => modification.TargetVolumeType },
        { "volume-id", modification => modification.VolumeId },
    };

    public static ModifyVolumeResult Modify(ServiceCall call, ModifyVolumeRequest request)
    {
        var (region, volume) = (call.Region, Existing.Volume(call.Region, request.VolumeId!));
        if (volume.State is not ("available" or "in-use"))
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.VolumeId}' is in the '{volume.State}' state.");
        }

        if (region.Ec2.VolumeModifications.Find(volume.VolumeId) is { ModificationState: not Completed })
        {
            throw new AwsErrorException("IncorrectModificationState", $"Cannot modify volume {volume.VolumeId} in modification state OPTIMIZING");
        }

        if (request.Size < volume.Size)
        {
            throw Ec2Errors.InvalidValue("New size cannot be smaller than existing size");
        }

        var keepsType = request.VolumeType is null || request.VolumeType == volume.VolumeType;
        var keepsSettings = keepsType && volume.VolumeType is not "gp2";
        var target = VolumeSettings.Of(
            request.VolumeType ?? volume.VolumeType,
            request.Size ?? volume.Size,
            request.Iops ?? (keepsSettings ? volume.Iops : null),
            request.Throughput ?? (keepsSettings ? volume.Throughput : null));
        var modification = Of(call, volume, target);
        region.Ec2.VolumeModifications.Put(modification);
        region.Ec2.Volumes.Put(volume with { VolumeType = target.Type, Size = target.Size, Iops = target.Iops, Throughput = target.Throughput });
        call.Cloud.Timeline.After(TimeSpan.FromSeconds(5), () => Move(region, volume.VolumeId!, Modifying, Optimizing, 50));
        call.Cloud.Timeline.After(TimeSpan.FromMinutes(5), () => Move(region, volume.VolumeId!, Optimizing, Completed, 100));
        return new() { VolumeModification = modification };
    }

    public static DescribeVolumesModificationsResult Describe(ServiceCall call, DescribeVolumesModificationsRequest request)
    {
        foreach (var id in request.VolumeIds ?? [])
        {
            Existing.Volume(call.Region, id);
        }

        var page = Listing.Of(call.Region.Ec2.VolumeModifications)
            .WithIds(request.VolumeIds, modification => modification.VolumeId!, id => new AwsErrorException(
                "InvalidVolumeModification.NotFound", $"Modification for volume '{id}' does not exist."))
            .Where(ModificationFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, least: 1);
        return new() { VolumesModifications = page.Rows, NextToken = page.NextToken };
    }

    private static VolumeModification Of(ServiceCall call, Volume volume, VolumeSettings target) => new()
    {
        VolumeId = volume.VolumeId,
        ModificationState = Modifying,
        Progress = 0,
        StartTime = call.Now,
        OriginalVolumeType = volume.VolumeType,
        OriginalSize = volume.Size,
        OriginalIops = volume.Iops,
        OriginalThroughput = volume.Throughput,
        OriginalMultiAttachEnabled = false,
        TargetVolumeType = target.Type,
        TargetSize = target.Size,
        TargetIops = target.Iops,
        TargetThroughput = target.Throughput,
        TargetMultiAttachEnabled = false,
    };

    private static void Move(AccountRegion region, string id, string from, string to, long progress) =>
        region.Ec2.VolumeModifications.Change(id, modification => modification.ModificationState != from ? modification : modification with
        {
            ModificationState = to,
            Progress = progress,
            EndTime = to is Completed ? region.Cloud.Now : null,
        });
}
