using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The volumes that an instance starts with.</summary>
internal static class InstanceVolumes
{
    /// <summary>Returns the devices of the image, changed and completed by a request.</summary>
    public static IReadOnlyList<BlockDeviceMapping> Of(AccountRegion region, Image image, IReadOnlyList<BlockDeviceMapping>? asked)
    {
        var devices = image.BlockDeviceMappings!.ToDictionary(device => device.DeviceName!);
        foreach (var device in asked ?? [])
        {
            var name = device.DeviceName ?? throw Ec2Errors.Missing("BlockDeviceMapping.DeviceName");
            if (device.NoDevice is not null)
            {
                devices.Remove(name);
                continue;
            }

            var ebs = device.Ebs ?? throw Ec2Errors.Missing("BlockDeviceMapping.Ebs");
            var before = devices.GetValueOrDefault(name)?.Ebs;
            if (ebs.SnapshotId is not null && ebs.SnapshotId != before?.SnapshotId)
            {
                throw Ec2Errors.NotEmulated($"snapshots, such as {ebs.SnapshotId} of the device {name}");
            }

            if (ebs.VolumeSize < before?.VolumeSize)
            {
                throw new AwsErrorException(
                    "InvalidBlockDeviceMapping",
                    $"Volume of size {ebs.VolumeSize}GB is smaller than snapshot '{before.SnapshotId}', expect size >= {before.VolumeSize}GB");
            }

            devices[name] = device with
            {
                Ebs = ebs with
                {
                    SnapshotId = before?.SnapshotId,
                    VolumeSize = ebs.VolumeSize ?? before?.VolumeSize,
                    VolumeType = ebs.VolumeType ?? before?.VolumeType,
                    DeleteOnTermination = ebs.DeleteOnTermination ?? true,
                },
            };
        }

        foreach (var device in devices.Values)
        {
            SettingsOf(device);
            EbsKeys.ArnOf(region, device.Ebs!.Encrypted, device.Ebs.KmsKeyId);
        }

        return [.. devices.Values];
    }

    /// <summary>Creates the volumes of a new instance.</summary>
    public static IReadOnlyList<InstanceBlockDeviceMapping> Create(
        AccountRegion region, string instanceId, Placement placement, IReadOnlyList<BlockDeviceMapping> devices, IReadOnlyList<Tag> tags) =>
        [.. devices.Select(device => View(Create(region, instanceId, placement, device, tags).Attachments![0]))];

    /// <summary>Deletes the volumes that end with the instance, and detaches the others.</summary>
    public static void Release(AccountRegion region, Instance instance)
    {
        foreach (var volume in instance.BlockDeviceMappings!.Select(device => region.Ec2.Volumes.Find(device.Ebs!.VolumeId)).OfType<Volume>())
        {
            if (volume.Attachments is [{ DeleteOnTermination: true }])
            {
                Volumes.Remove(region, volume.VolumeId!);
            }
            else
            {
                region.Ec2.Volumes.Put(volume with { State = "available", Attachments = [] });
            }
        }
    }

    public static InstanceBlockDeviceMapping View(VolumeAttachment attachment) => new()
    {
        DeviceName = attachment.Device,
        Ebs = new()
        {
            VolumeId = attachment.VolumeId,
            AttachTime = attachment.AttachTime,
            DeleteOnTermination = attachment.DeleteOnTermination,
            Status = attachment.State,
        },
    };

    private static Volume Create(AccountRegion region, string instanceId, Placement placement, BlockDeviceMapping device, IReadOnlyList<Tag> tags)
    {
        var volume = Volumes.Add(region, SettingsOf(device), new Volume
        {
            AvailabilityZone = placement.AvailabilityZone,
            AvailabilityZoneId = placement.AvailabilityZoneId,
            SnapshotId = device.Ebs!.SnapshotId ?? "",
            Encrypted = device.Ebs.Encrypted is true,
            KmsKeyId = EbsKeys.ArnOf(region, device.Ebs.Encrypted, device.Ebs.KmsKeyId),
            Tags = tags,
        }, state: "in-use");
        var attached = volume with
        {
            Attachments =
            [
                new()
                {
                    VolumeId = volume.VolumeId,
                    InstanceId = instanceId,
                    Device = device.DeviceName,
                    DeleteOnTermination = device.Ebs.DeleteOnTermination,
                    AttachTime = region.Cloud.Now,
                    State = "attached",
                },
            ],
        };
        region.Ec2.Volumes.Put(attached);
        return attached;
    }

    private static VolumeSettings SettingsOf(BlockDeviceMapping device)
    {
        var ebs = device.Ebs!;
        return VolumeSettings.Of(ebs.VolumeType, ebs.VolumeSize, ebs.Iops, ebs.Throughput);
    }
}
