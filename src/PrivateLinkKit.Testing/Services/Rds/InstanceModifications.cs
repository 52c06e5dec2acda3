using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>
/// Modifications of DB instances. What interrupts an instance is pending until it is applied at once, or the instance is rebooted; maintenance windows do not
/// come.
/// </summary>
internal static class InstanceModifications
{
    public static ModifyDBInstanceResult Modify(ServiceCall call, ModifyDBInstanceRequest request)
    {
        var region = call.Region;
        var state = Instances.Find(region, request.DBInstanceIdentifier!, Statuses.Available);
        var now = state.Instance;
        Check(request, now);
        var pending = PendingOf(request, now);
        var changed = state with { Instance = Changed(region, state, request) with { PendingModifiedValues = pending } };
        if (request.VpcSecurityGroupIds is { } groups)
        {
            VpcLookup.SetSecurityGroups(region, state.InterfaceId, groups);
        }

        return new()
        {
            DBInstance = request.ApplyImmediately is true && pending != new PendingModifiedValues()
                ? Instances.Pass(region, changed, Statuses.Modifying, Statuses.Available, Statuses.Modification)
                : Instances.Put(region, changed),
        };
    }

    /// <summary>Returns an instance with its pending values applied.</summary>
    public static InstanceState ApplyPending(InstanceState state)
    {
        var (now, pending) = (state.Instance, state.Instance.PendingModifiedValues!);
        var port = pending.Port ?? state.Endpoint.Port;
        return state with
        {
            Endpoint = state.Endpoint with { Port = port },
            Instance = now with
            {
                Endpoint = now.Endpoint is null ? null : now.Endpoint with { Port = port },
                DBInstanceClass = pending.DBInstanceClass ?? now.DBInstanceClass,
                AllocatedStorage = pending.AllocatedStorage ?? now.AllocatedStorage,
                StorageType = pending.StorageType ?? now.StorageType,
                Iops = pending.Iops ?? now.Iops,
                StorageThroughput = pending.StorageThroughput ?? now.StorageThroughput,
                BackupRetentionPeriod = pending.BackupRetentionPeriod ?? now.BackupRetentionPeriod,
                MultiAZ = pending.MultiAZ ?? now.MultiAZ,
                EngineVersion = pending.EngineVersion ?? now.EngineVersion,
                IAMDatabaseAuthenticationEnabled = pending.IAMDatabaseAuthenticationEnabled ?? now.IAMDatabaseAuthenticationEnabled,
                PendingModifiedValues = new(),
            },
        };
    }

    private static void Check(ModifyDBInstanceRequest request, DBInstance now)
    {
        if (request.MasterUserPassword is { } password)
        {
            Passwords.Check(password);
        }

        if (request.AllocatedStorage < now.AllocatedStorage)
        {
            throw RdsErrors.InvalidCombination("Invalid storage size: the allocated storage cannot be decreased.");
        }

        StorageSettings.Check(
            now.Engine!,
            request.StorageType ?? now.StorageType,
            request.AllocatedStorage ?? now.AllocatedStorage,
            request.Iops ?? now.Iops,
            request.StorageThroughput ?? now.StorageThroughput);
        if (request.EngineVersion is { } version && MajorOf(version) != MajorOf(now.EngineVersion!) && request.AllowMajorVersionUpgrade is not true)
        {
            throw RdsErrors.InvalidCombination("The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.");
        }

        if (request.DBParameterGroupName is { } named && now.DBParameterGroups!.All(group => group.DBParameterGroupName != named))
        {
            throw RdsErrors.ParameterGroupNotFound(named);
        }
    }

    private static PendingModifiedValues PendingOf(ModifyDBInstanceRequest request, DBInstance now)
    {
        var pending = now.PendingModifiedValues!;
        return pending with
        {
            DBInstanceClass = New(request.DBInstanceClass, now.DBInstanceClass) ?? pending.DBInstanceClass,
            AllocatedStorage = New(request.AllocatedStorage, now.AllocatedStorage) ?? pending.AllocatedStorage,
            StorageType = New(request.StorageType, now.StorageType) ?? pending.StorageType,
            Iops = New(request.Iops, now.Iops) ?? pending.Iops,
            StorageThroughput = New(request.StorageThroughput, now.StorageThroughput) ?? pending.StorageThroughput,
            BackupRetentionPeriod = New(request.BackupRetentionPeriod, now.BackupRetentionPeriod) ?? pending.BackupRetentionPeriod,
            MultiAZ = New(request.MultiAZ, now.MultiAZ) ?? pending.MultiAZ,
            EngineVersion = New(request.EngineVersion, now.EngineVersion) ?? pending.EngineVersion,
            Port = New(request.DBPortNumber, now.Endpoint?.Port) ?? pending.Port,
            IAMDatabaseAuthenticationEnabled =
                New(request.EnableIAMDatabaseAuthentication, now.IAMDatabaseAuthenticationEnabled) ?? pending.IAMDatabaseAuthenticationEnabled,
        };
    }

    // These do not interrupt an instance, so they are applied at once in any case.
    private static DBInstance Changed(AccountRegion region, InstanceState state, ModifyDBInstanceRequest request)
    {
        var (now, vpcId) = (state.Instance, SubnetGroups.Find(region, state.SubnetGroup).Group.VpcId!);
        return now with
        {
            VpcSecurityGroups = request.VpcSecurityGroupIds is { } groups
                ? NetworkLookup.View(NetworkLookup.Groups(region, vpcId, groups))
                : now.VpcSecurityGroups,
            PreferredBackupWindow = request.PreferredBackupWindow ?? now.PreferredBackupWindow,
            PreferredMaintenanceWindow = request.PreferredMaintenanceWindow ?? now.PreferredMaintenanceWindow,
            AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? now.AutoMinorVersionUpgrade,
            CopyTagsToSnapshot = request.CopyTagsToSnapshot ?? now.CopyTagsToSnapshot,
            DeletionProtection = request.DeletionProtection ?? now.DeletionProtection,
            MaxAllocatedStorage = request.MaxAllocatedStorage ?? now.MaxAllocatedStorage,
        };
    }

    private static string? New(string? asked, string? now) => asked == now ? null : asked;

    private static T? New<T>(T? asked, T? now)
        where T : struct => Nullable.Equals(asked, now) ? null : asked;

    private static string MajorOf(string version) => version.Split('.')[0];
}
