using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Creation of DB instances.</summary>
internal static class InstanceCreation
{
    private const int Most = 40;
    private const string OwnKey = "alias/aws/rds";

    public static CreateDBInstanceResult Create(ServiceCall call, CreateDBInstanceRequest request)
    {
        var (region, id, engine) = (call.Region, Identifiers.Check("DBInstanceIdentifier", request.DBInstanceIdentifier!), Engine.Find(request.Engine!));
        if (region.Rds.Instances.Find(id) is not null)
        {
            throw RdsErrors.InstanceExists();
        }

        if (Quota.IsReached(region, Most, region.Rds.Instances.Count))
        {
            throw RdsErrors.TooManyInstances();
        }

        var version = request.EngineVersion ?? engine.Version;
        var storage = StorageSettings.Check(engine.Name, request.StorageType, request.AllocatedStorage, request.Iops, request.StorageThroughput);
        Check(request, engine.ParameterGroupOf(version));
        var group = GroupOf(region, request.DBSubnetGroupName);
        var place = PlaceOf(region, group.Group, request.AvailabilityZone);
        var groups = NetworkLookup.Groups(region, group.Group.VpcId!, request.VpcSecurityGroupIds);
        var eni = NetworkInterfaces.CreateManaged(
            region,
            place.SubnetIdentifier!,
            groups,
            interfaceType: "interface",
            description: "RDSNetworkInterface",
            requesterId: "amazon-rds",
            instanceOwnerId: "amazon-rds",
            hasPublicIp: request.PubliclyAccessible is true);
        var created = new InstanceState(
            new()
            {
                DBInstanceIdentifier = id,
                DBInstanceArn = region.Arn("rds", $"db:{id}"),
                DbiResourceId = $"db-{call.Cloud.Ids.Alphanumeric(26).ToUpperInvariant()}",
                DBInstanceClass = request.DBInstanceClass,
                Engine = engine.Name,
                EngineVersion = version,
                LicenseModel = engine.License,
                MasterUsername = request.MasterUsername,
                DBName = request.DBName,
                AllocatedStorage = storage.Size,
                StorageType = storage.Type,
                Iops = storage.Iops,
                StorageThroughput = storage.Throughput,
                MaxAllocatedStorage = request.MaxAllocatedStorage,
                StorageEncrypted = request.StorageEncrypted ?? false,
                KmsKeyId = KeyOf(region, request.StorageEncrypted is true, request.KmsKeyId),
                PreferredBackupWindow = request.PreferredBackupWindow ?? "03:00-03:30",
                BackupRetentionPeriod = request.BackupRetentionPeriod ?? 1,
                PreferredMaintenanceWindow = request.PreferredMaintenanceWindow ?? "sun:04:00-sun:04:30",
                DBSecurityGroups = [],
                VpcSecurityGroups = NetworkLookup.View(groups),
                DBParameterGroups = [new() { DBParameterGroupName = engine.ParameterGroupOf(version), ParameterApplyStatus = "in-sync" }],
                OptionGroupMemberships = [new() { OptionGroupName = engine.OptionGroupOf(version), Status = "in-sync" }],
                AvailabilityZone = place.SubnetAvailabilityZone!.Name,
                MultiAZ = request.MultiAZ ?? false,
                AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? true,
                PubliclyAccessible = request.PubliclyAccessible ?? false,
                CopyTagsToSnapshot = request.CopyTagsToSnapshot ?? false,
                IAMDatabaseAuthenticationEnabled = request.EnableIAMDatabaseAuthentication ?? false,
                DeletionProtection = request.DeletionProtection ?? false,
                MonitoringInterval = 0,
                PerformanceInsightsEnabled = false,
                PendingModifiedValues = new(),
                ReadReplicaDBInstanceIdentifiers = [],
                NetworkType = "IPV4",
                CACertificateIdentifier = "rds-ca-rsa2048-g1",
                BackupTarget = "region",
            },
            group.Name,
            eni.NetworkInterfaceId!,
            eni.PrivateIpAddress!)
        {
            Endpoint = new() { Address = InstanceNames.New(region, id), Port = request.Port ?? engine.Port, HostedZoneId = InstanceNames.HostedZone },
            Tags = TagSets.Merge(TagSets.None, request.Tags),
        };
        return new() { DBInstance = Instances.Pass(region, created, Statuses.Creating, Statuses.Available, Statuses.Creation) };
    }

    private static void Check(CreateDBInstanceRequest request, string parameterGroup)
    {
        if (string.IsNullOrEmpty(request.MasterUsername))
        {
            throw RdsErrors.InvalidValue("The parameter MasterUsername must be provided and must not be blank.");
        }

        Passwords.Check(request.MasterUserPassword);
        if (request.DBParameterGroupName is { } named && named != parameterGroup)
        {
            throw RdsErrors.ParameterGroupNotFound(named);
        }
    }

    private static SubnetGroupState GroupOf(AccountRegion region, string? name) => name is null
        ? throw RdsErrors.NotEmulated("DB instances without DBSubnetGroupName, which AWS places in the default VPC")
        : SubnetGroups.Find(region, name);

    private static Subnet PlaceOf(AccountRegion region, DBSubnetGroup group, string? zone)
    {
        var subnets = group.Subnets!.Where(subnet => VpcLookup.Subnet(region, subnet.SubnetIdentifier!) is not null).ToList();
        return subnets.Find(subnet => zone is null || subnet.SubnetAvailabilityZone!.Name == zone) ?? throw RdsErrors.InvalidNetwork(
            $"DB Subnet Group doesn't have a subnet in the Availability Zone {zone}.");
    }

    private static string? KeyOf(AccountRegion region, bool isEncrypted, string? asked)
    {
        if (!isEncrypted)
        {
            return asked is null ? null : throw RdsErrors.InvalidCombination("KmsKeyId requires StorageEncrypted.");
        }

        var key = asked ?? OwnKey;
        return KeyLookup.IsUsable(region, key) ? KeyLookup.KeyOrAlias(region, key).Metadata.Arn : throw RdsErrors.KeyNotAccessible(key);
    }
}
