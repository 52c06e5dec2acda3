using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>DB instances and their statuses.</summary>
internal static class Instances
{
    public static DescribeDBInstancesResult Describe(ServiceCall call, DescribeDBInstancesRequest request)
    {
        var instances = request.DBInstanceIdentifier is { } id ? [Find(call.Region, id)] : call.Region.Rds.Instances.AsEnumerable();
        var (page, next) = RdsPages.Of(instances, instance => instance.Id, request.Marker, request.MaxRecords);
        return new() { DBInstances = [.. page.Select(instance => InstanceViews.Of(call.Region, instance))], Marker = next };
    }

    public static DeleteDBInstanceResult Delete(ServiceCall call, DeleteDBInstanceRequest request)
    {
        var (region, instance) = (call.Region, Find(call.Region, request.DBInstanceIdentifier!));
        if (instance.Instance.DeletionProtection is true)
        {
            throw RdsErrors.InvalidCombination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }

        if (request.SkipFinalSnapshot is not true)
        {
            throw RdsErrors.InvalidCombination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        if (instance.Instance.DBInstanceStatus is Statuses.Deleting)
        {
            throw RdsErrors.InvalidState($"Instance {instance.Id} is already being deleted.");
        }

        var deleted = Put(region, In(region, instance, Statuses.Deleting));
        call.Cloud.Timeline.After(Statuses.Deletion, () =>
        {
            NetworkInterfaces.Delete(region, instance.InterfaceId);
            region.Rds.Instances.Remove(instance.Id);
        });
        return new() { DBInstance = deleted };
    }

    public static RebootDBInstanceResult Reboot(ServiceCall call, RebootDBInstanceRequest request)
    {
        var instance = InstanceModifications.ApplyPending(Find(call.Region, request.DBInstanceIdentifier!, Statuses.Available));
        return new() { DBInstance = Pass(call.Region, instance, Statuses.Rebooting, Statuses.Available, Statuses.Reboot) };
    }

    public static StopDBInstanceResult Stop(ServiceCall call, StopDBInstanceRequest request)
    {
        var instance = Find(call.Region, request.DBInstanceIdentifier!, Statuses.Available);
        return new() { DBInstance = Pass(call.Region, instance, Statuses.Stopping, Statuses.Stopped, Statuses.StopOrStart) };
    }

    public static StartDBInstanceResult Start(ServiceCall call, StartDBInstanceRequest request)
    {
        var instance = Find(call.Region, request.DBInstanceIdentifier!, Statuses.Stopped);
        return new() { DBInstance = Pass(call.Region, instance, Statuses.Starting, Statuses.Available, Statuses.StopOrStart) };
    }

    public static InstanceState Find(AccountRegion region, string id) =>
        region.Rds.Instances.Find(id.ToLowerInvariant()) ?? throw RdsErrors.InstanceNotFound(id);

    /// <summary>Returns an instance that has a status.</summary>
    public static InstanceState Find(AccountRegion region, string id, string status) =>
        Find(region, id) is var instance && instance.Instance.DBInstanceStatus == status
            ? instance
            : throw RdsErrors.InvalidState($"Instance {instance.Id} is not in {status} state.");

    /// <summary>Puts an instance that is in one status for a while, and then in another.</summary>
    public static DBInstance Pass(AccountRegion region, InstanceState instance, string meanwhile, string then, TimeSpan time)
    {
        Become(region, instance.Id, meanwhile, then, time);
        return Put(region, In(region, instance, meanwhile));
    }

    public static DBInstance Put(AccountRegion region, InstanceState instance)
    {
        region.Rds.Instances.Put(instance);
        return InstanceViews.Of(region, instance);
    }

    /// <summary>Has an instance pass from one status to another, unless it has left the first before.</summary>
    public static void Become(AccountRegion region, string id, string from, string to, TimeSpan time) =>
        region.Cloud.Timeline.After(time, () => region.Rds.Instances.Change(id, instance => instance.Instance.DBInstanceStatus == from
            ? In(region, from is Statuses.Modifying ? InstanceModifications.ApplyPending(instance) : instance, to)
            : instance));

    private static InstanceState In(AccountRegion region, InstanceState instance, string status) => instance with
    {
        Instance = instance.Instance with
        {
            DBInstanceStatus = status,
            Endpoint = instance.Instance.Endpoint ?? (status is Statuses.Available ? instance.Endpoint : null),
            InstanceCreateTime = instance.Instance.InstanceCreateTime ?? (status is Statuses.Available ? region.Cloud.Now : null),
        },
    };
}
