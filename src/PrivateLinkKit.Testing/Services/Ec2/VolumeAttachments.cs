using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Volumes attached to instances and detached again.</summary>
internal static class VolumeAttachments
{
    private static readonly TimeSpan Taken = TimeSpan.FromSeconds(3);

    public static AttachVolumeResult Attach(ServiceCall call, AttachVolumeRequest request)
    {
        var (region, volume) = (call.Region, Existing.Volume(call.Region, request.VolumeId!));
        var instance = Existing.Instance(region, request.InstanceId!);
        if (volume.Attachments is [var other, ..])
        {
            throw Ec2Errors.VolumeInUse($"{volume.VolumeId} is already attached to an instance ({other.InstanceId})");
        }

        if (volume.State is not "available")
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.VolumeId}' is in the '{volume.State}' state.");
        }

        if (instance.State != InstanceStates.Running && instance.State != InstanceStates.Stopped)
        {
            throw Ec2Errors.InvalidInstanceState(instance.InstanceId!, "a volume can be attached");
        }

        if (volume.AvailabilityZone != instance.Placement!.AvailabilityZone)
        {
            throw new AwsErrorException(
                "InvalidVolume.ZoneMismatch", $"The volume '{volume.VolumeId}' is not in the same availability zone as instance '{instance.InstanceId}'");
        }

        if (instance.BlockDeviceMappings!.Any(device => device.DeviceName == request.Device))
        {
            throw Ec2Errors.InvalidValue(request.Device!, "unixDevice", $"Attachment point {request.Device} is already in use");
        }

        var attachment = Put(region, volume, instance, request.Device!, deleteOnTermination: false, "attaching");
        call.Cloud.Timeline.After(Taken, () => Change(region, volume.VolumeId!, now =>
            now.State is "attaching" && now.InstanceId == instance.InstanceId ? now with { State = "attached" } : now));
        return new()
        {
            VolumeId = attachment.VolumeId,
            InstanceId = attachment.InstanceId,
            Device = attachment.Device,
            DeleteOnTermination = attachment.DeleteOnTermination,
            AttachTime = attachment.AttachTime,
            State = attachment.State,
        };
    }

    public static DetachVolumeResult Detach(ServiceCall call, DetachVolumeRequest request)
    {
        var (region, volume) = (call.Region, Existing.Volume(call.Region, request.VolumeId!));
        if (volume.Attachments is not [{ State: "attached" or "attaching" } attachment])
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.VolumeId}' is in the '{volume.State}' state.");
        }

        var instance = Existing.Instance(region, attachment.InstanceId!);
        if ((request.InstanceId ?? attachment.InstanceId) != attachment.InstanceId || (request.Device ?? attachment.Device) != attachment.Device)
        {
            throw new AwsErrorException(
                "InvalidAttachment.NotFound",
                $"The volume '{volume.VolumeId}' is not attached to instance '{request.InstanceId}' as device '{request.Device}'.");
        }

        if (attachment.Device == instance.RootDeviceName && instance.State != InstanceStates.Stopped)
        {
            throw Ec2Errors.NotPermitted($"Unable to detach root volume '{volume.VolumeId}' from instance '{instance.InstanceId}'");
        }

        var detaching = attachment with { State = "detaching" };
        region.Ec2.Volumes.Put(volume with { Attachments = [detaching] });
        call.Cloud.Timeline.After(Taken, () => Release(region, detaching));
        return new()
        {
            VolumeId = detaching.VolumeId,
            InstanceId = detaching.InstanceId,
            Device = detaching.Device,
            DeleteOnTermination = detaching.DeleteOnTermination,
            AttachTime = detaching.AttachTime,
            State = detaching.State,
        };
    }

    /// <summary>Attaches a volume and lists it with its instance's devices.</summary>
    public static VolumeAttachment Put(AccountRegion region, Volume volume, Instance instance, string device, bool deleteOnTermination, string state)
    {
        var attachment = new VolumeAttachment
        {
            VolumeId = volume.VolumeId,
            InstanceId = instance.InstanceId,
            Device = device,
            DeleteOnTermination = deleteOnTermination,
            AttachTime = region.Cloud.Now,
            State = state,
        };
        region.Ec2.Volumes.Put(volume with { State = "in-use", Attachments = [attachment] });
        region.Ec2.Instances.Put(instance with { BlockDeviceMappings = [.. instance.BlockDeviceMappings!, InstanceVolumes.View(attachment)] });
        return attachment;
    }

    /// <summary>Changes the attachment of a volume, and with it the device of its instance.</summary>
    public static void Change(AccountRegion region, string volumeId, Func<VolumeAttachment, VolumeAttachment> change)
    {
        if (region.Ec2.Volumes.Find(volumeId) is { Attachments: [var before] } volume)
        {
            var changed = change(before);
            region.Ec2.Volumes.Put(volume with { Attachments = [changed] });
            region.Ec2.Instances.Change(changed.InstanceId!, instance => instance with
            {
                BlockDeviceMappings =
                    [.. instance.BlockDeviceMappings!.Select(device => device.Ebs!.VolumeId == volumeId ? InstanceVolumes.View(changed) : device)],
            });
        }
    }

    // The instance may have ended meanwhile, and its volume belong to another.
    private static void Release(AccountRegion region, VolumeAttachment detaching)
    {
        if (region.Ec2.Volumes.Find(detaching.VolumeId) is { Attachments: [{ State: "detaching" } now] } volume && now.InstanceId == detaching.InstanceId)
        {
            region.Ec2.Volumes.Put(volume with { State = "available", Attachments = [] });
            region.Ec2.Instances.Change(now.InstanceId!, instance => instance with
            {
                BlockDeviceMappings = [.. instance.BlockDeviceMappings!.Where(device => device.Ebs!.VolumeId != now.VolumeId)],
            });
        }
    }
}
