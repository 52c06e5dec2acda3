using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>EBS volumes, as records: they hold no data.</summary>
internal static class Volumes
{
    internal static readonly Filters<Volume> VolumeFilters = new(Ec2Operations.DescribeVolumes, volume => volume.Tags)
    {
        { "attachment.attach-time", volume => volume.Attachments?.Select(attachment => FilterText.Of(attachment.AttachTime)) },
        { "attachment.delete-on-termination", volume => volume.Attachments?.Select(attachment => FilterText.Of(attachment.DeleteOnTermination)) },
        { "attachment.device", volume => volume.Attachments?.Select(attachment => attachment.Device) },
        { "attachment.instance-id", volume => volume.Attachments?.Select(attachment => attachment.InstanceId) },
        { "attachment.status", volume => volume.Attachments?.Select(attachment => attachment.State) },
        { "availability-zone", volume => volume.AvailabilityZone },
        { "availability-zone-id", volume => volume.AvailabilityZoneId },
        { "create-time", volume => FilterText.Of(volume.CreateTime) },
        { "encrypted", volume => volume.Encrypted },
        { "multi-attach-enabled", volume => volume.MultiAttachEnabled },
        { "size", volume => FilterText.Of(volume.Size) },
        { "snapshot-id", volume => volume.SnapshotId },
        { "status", volume => volume.State },
        { "volume-id", volume => volume.VolumeId },
        { "volume-type", volume => volume.VolumeType },
    };

    public static CreateVolumeResult Create(ServiceCall call, CreateVolumeRequest request) => call.Once(request.ClientToken, () =>
    {
        var tags = TagSpecifications.For(request.TagSpecifications, "volume");
        var settings = VolumeSettings.Of(request.VolumeType, request.Size, request.Iops, request.Throughput);
        var asked = request.AvailabilityZone ?? request.AvailabilityZoneId ?? throw Ec2Errors.Missing("availabilityZone");
        var zone = call.Region.Zones.FirstOrDefault(zone => asked == (request.AvailabilityZone is null ? zone.Id : zone.Name))
            ?? throw Ec2Errors.InvalidValue(asked, "availabilityZone", "There is no such availability zone.");
        var volume = Add(call.Region, settings, new Volume
        {
            AvailabilityZone = zone.Name,
            AvailabilityZoneId = zone.Id,
            SnapshotId = "",
            Encrypted = request.Encrypted is true,
            KmsKeyId = EbsKeys.ArnOf(call.Region, request.Encrypted, request.KmsKeyId),
            Tags = tags,
        }, state: "creating");
        call.Cloud.Timeline.After(TimeSpan.FromSeconds(2), () => Move(call.Region, volume.VolumeId!, "creating", "available"));
        return new CreateVolumeResult
        {
            VolumeId = volume.VolumeId,
            AvailabilityZone = volume.AvailabilityZone,
            AvailabilityZoneId = volume.AvailabilityZoneId,
            VolumeType = volume.VolumeType,
            Size = volume.Size,
            Iops = volume.Iops,
            Throughput = volume.Throughput,
            SnapshotId = volume.SnapshotId,
            Encrypted = volume.Encrypted,
            KmsKeyId = volume.KmsKeyId,
            MultiAttachEnabled = volume.MultiAttachEnabled,
            State = volume.State,
            CreateTime = volume.CreateTime,
            Tags = volume.Tags,
        };
    });

    public static DescribeVolumesResult Describe(ServiceCall call, DescribeVolumesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Volumes)
            .WithIds(request.VolumeIds, volume => volume.VolumeId!, Ec2Errors.VolumeNotFound)
            .Where(VolumeFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { Volumes = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteVolumeResult Delete(ServiceCall call, DeleteVolumeRequest request)
    {
        var volume = Existing.Volume(call.Region, request.VolumeId!);
        if (volume.Attachments is [var attachment, ..])
        {
            throw Ec2Errors.VolumeInUse($"Volume {volume.VolumeId} is currently attached to {attachment.InstanceId}");
        }

        Remove(call.Region, volume.VolumeId!);
        return new();
    }

    public static Volume Add(AccountRegion region, VolumeSettings settings, Volume kind, string state)
    {
        var volume = kind with
        {
            VolumeId = region.Cloud.Ids.Next("vol-"),
            VolumeType = settings.Type,
            Size = settings.Size,
            Iops = settings.Iops,
            Throughput = settings.Throughput,
            MultiAttachEnabled = false,
            State = state,
            CreateTime = region.Cloud.Now,
            Attachments = kind.Attachments ?? [],
        };
        region.Ec2.Volumes.Put(volume);
        return volume;
    }

    public static void Remove(AccountRegion region, string id)
    {
        region.Ec2.Volumes.Remove(id);
        region.Ec2.VolumeModifications.Remove(id);
    }

    public static void Move(AccountRegion region, string id, string from, string to) =>
        region.Ec2.Volumes.Change(id, volume => volume.State == from ? volume with { State = to } : volume);
}
