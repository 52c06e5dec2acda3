namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>The errors of RDS, one factory each.</summary>
internal static class RdsErrors
{
    public static AwsErrorException InvalidValue(string message) => new("InvalidParameterValue", message);

    public static AwsErrorException InvalidCombination(string message) => new("InvalidParameterCombination", message);

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException InvalidIdentifier(string parameter) => InvalidValue(
        $"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; "
        + "and must not end with a hyphen or contain two consecutive hyphens.");

    public static AwsErrorException InstanceExists() => new("DBInstanceAlreadyExists", "DB instance already exists");

    public static AwsErrorException InstanceNotFound(string id) => new("DBInstanceNotFound", $"DBInstance {id} not found.", 404);

    public static AwsErrorException InvalidState(string message) => new("InvalidDBInstanceState", message);

    public static AwsErrorException TooManyInstances() =>
        new("InstanceQuotaExceeded", "Cannot create more than 40 DB instances");

    public static AwsErrorException GroupExists(string name) => new("DBSubnetGroupAlreadyExists", $"The DB subnet group '{name}' already exists.");

    public static AwsErrorException GroupNotFound(string name) => new("DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);

    public static AwsErrorException GroupInUse(string name, string instance) => new(
        "InvalidDBSubnetGroupStateFault",
        $"Cannot delete the subnet group '{name}' because at least one database instance: {instance} is still using it.");

    public static AwsErrorException SubnetInUse(string subnet) => new("SubnetAlreadyInUse", $"The subnet {subnet} is in use by a DB instance.");

    public static AwsErrorException TooFewZones(IEnumerable<string> zones) => new(
        "DBSubnetGroupDoesNotCoverEnoughAZs",
        "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. "
        + $"Current AZ coverage: {string.Join(", ", zones)}. Add subnets to cover at least 2 AZs.");

    public static AwsErrorException InvalidSubnet(string message) => new("InvalidSubnet", message);

    public static AwsErrorException InvalidNetwork(string message) => new("InvalidVPCNetworkStateFault", message);

    public static AwsErrorException ParameterGroupNotFound(string name) => new("DBParameterGroupNotFound", $"DBParameterGroup not found: {name}", 404);

    public static AwsErrorException KeyNotAccessible(string key) => new(
        "KMSKeyNotAccessibleFault",
        $"The specified KMS key [{key}] does not exist, is not enabled or you do not have permissions to access it.");
}
