using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Mount targets: network interfaces of a file system, one in each zone, all in one VPC.</summary>
internal static class MountTargets
{
    private const int ListedByDefault = 10;

    public static CreateMountTargetResult Create(ServiceCall call, CreateMountTargetRequest request)
    {
        var (region, system) = (call.Region, FileSystems.FindAvailable(call, request.FileSystemId!));
        var subnet = VpcLookup.Subnet(region, request.SubnetId!) ?? throw EfsErrors.SubnetNotFound(request.SubnetId!);
        if (system.Description.AvailabilityZoneName is { } zone && zone != subnet.AvailabilityZone)
        {
            throw EfsErrors.ZonesMismatch(zone);
        }

        var others = region.Efs.TargetsOf(system.Id).Select(target => target.Description).ToList();
        if (others.Exists(other => other.VpcId != subnet.VpcId))
        {
            throw EfsErrors.MountTargetOfOtherVpc();
        }

        if (others.Exists(other => other.AvailabilityZoneName == subnet.AvailabilityZone))
        {
            throw EfsErrors.MountTargetInZone();
        }

        var id = call.Cloud.Ids.Next("fsmt-");
        var groups = MountTargetGroups.Check(region, subnet.VpcId!, request.SecurityGroups);
        var eni = TargetInterfaces.Create(region, subnet.SubnetId!, groups, request.IpAddress, $"EFS mount target for {system.Id} ({id})");
        var created = new MountTargetState(new()
        {
            OwnerId = call.Account,
            MountTargetId = id,
            FileSystemId = system.Id,
            SubnetId = subnet.SubnetId,
            LifeCycleState = LifeCycle.Creating,
            IpAddress = eni.PrivateIpAddress,
            NetworkInterfaceId = eni.NetworkInterfaceId,
            AvailabilityZoneId = subnet.AvailabilityZoneId,
            AvailabilityZoneName = subnet.AvailabilityZone,
            VpcId = subnet.VpcId,
        });
        region.Efs.MountTargets.Put(created);
        call.Cloud.Timeline.After(LifeCycle.OfMountTarget, () => region.Efs.MountTargets.Change(id, target =>
            target.Description.LifeCycleState is LifeCycle.Creating ? In(target, LifeCycle.Available) : target));
        return View(created.Description);
    }

    public static DescribeMountTargetsResult Describe(ServiceCall call, DescribeMountTargetsRequest request)
    {
        var (page, next) = KeyPages.Of(
            Asked(call, request),
            target => target.Id,
            request.Marker,
            request.MaxItems ?? ListedByDefault,
            () => EfsErrors.BadRequest("Invalid Marker"));
        return new() { MountTargets = [.. page.Select(target => target.Description)], Marker = request.Marker, NextMarker = next };
    }

    public static DeleteMountTargetResult Delete(ServiceCall call, DeleteMountTargetRequest request)
    {
        var (region, target) = (call.Region, Find(call, request.MountTargetId!));
        if (target.Description.LifeCycleState is LifeCycle.Deleting)
        {
            return new();
        }

        region.Efs.MountTargets.Put(In(target, LifeCycle.Deleting));
        call.Cloud.Timeline.After(LifeCycle.EndOfMountTarget, () =>
        {
            NetworkInterfaces.Delete(region, target.Description.NetworkInterfaceId!);
            region.Efs.MountTargets.Remove(target.Id);
        });
        return new();
    }

    public static MountTargetState Find(ServiceCall call, string id) =>
        call.Region.Efs.MountTargets.Find(id) ?? throw EfsErrors.MountTargetNotFound(id);

    private static IEnumerable<MountTargetState> Asked(ServiceCall call, DescribeMountTargetsRequest request) =>
        (request.FileSystemId, request.MountTargetId, request.AccessPointId) switch
        {
            ({ } id, null, null) => call.Region.Efs.TargetsOf(FileSystems.Find(call, id).Id),
            (null, { } id, null) => [Find(call, id)],
            (null, null, { } id) => call.Region.Efs.TargetsOf(AccessPoints.Find(call, id).Description.FileSystemId!),
            _ => throw EfsErrors.BadRequest("Exactly one of FileSystemId, MountTargetId and AccessPointId is required."),
        };

    private static MountTargetState In(MountTargetState target, string state) =>
        target with { Description = target.Description with { LifeCycleState = state } };

    private static CreateMountTargetResult View(MountTargetDescription target) => new()
    {
        OwnerId = target.OwnerId,
        MountTargetId = target.MountTargetId,
        FileSystemId = target.FileSystemId,
        SubnetId = target.SubnetId,
        LifeCycleState = target.LifeCycleState,
        IpAddress = target.IpAddress,
        NetworkInterfaceId = target.NetworkInterfaceId,
        AvailabilityZoneId = target.AvailabilityZoneId,
        AvailabilityZoneName = target.AvailabilityZoneName,
        VpcId = target.VpcId,
    };
}
