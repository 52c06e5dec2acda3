namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The errors of EFS, one factory each.</summary>
internal static class EfsErrors
{
    public static AwsErrorException BadRequest(string message) => new("BadRequest", message);

    public static AwsErrorException FileSystemNotFound(string id) => new("FileSystemNotFound", $"File system '{id}' does not exist.", 404);

    public static AwsErrorException FileSystemExists(string id, string token) =>
        new("FileSystemAlreadyExists", $"File system '{id}' already exists with creation token '{token}'", 409);

    public static AwsErrorException FileSystemInUse(string id) =>
        new("FileSystemInUse", $"The file system '{id}' has mount targets: delete them before the file system.", 409);

    public static AwsErrorException FileSystemNotReady(string id, string state) =>
        new("IncorrectFileSystemLifeCycleState", $"The file system '{id}' is in the lifecycle state '{state}', not 'available'.", 409);

    public static AwsErrorException FileSystemLimit() =>
        new("FileSystemLimitExceeded", "The maximum number of file systems of this account has been reached.", 403);

    public static AwsErrorException UnsupportedZone(string zone) =>
        new("UnsupportedAvailabilityZone", $"The availability zone '{zone}' is not supported.");

    public static AwsErrorException MountTargetNotFound(string id) => new("MountTargetNotFound", $"Mount target '{id}' does not exist.", 404);

    public static AwsErrorException MountTargetNotReady(string id, string state) =>
        new("IncorrectMountTargetState", $"The mount target '{id}' is in the lifecycle state '{state}', not 'available'.", 409);

    public static AwsErrorException MountTargetInZone() => new("MountTargetConflict", "mount target already exists in this AZ", 409);

    public static AwsErrorException MountTargetOfOtherVpc() =>
        new("MountTargetConflict", "requested subnet for new mount target is not in the same VPC as existing mount targets", 409);

    public static AwsErrorException ZonesMismatch(string zone) => new(
        "AvailabilityZonesMismatch", $"The file system is in the availability zone '{zone}', and so must be its mount target.");

    public static AwsErrorException SubnetNotFound(string id) => new("SubnetNotFound", $"The subnet ID '{id}' does not exist");

    public static AwsErrorException GroupNotFound(string id) => new("SecurityGroupNotFound", $"The security group '{id}' does not exist in the VPC");

    public static AwsErrorException TooManyGroups(int most) =>
        new("SecurityGroupLimitExceeded", $"A mount target has {most} security groups at most.");

    public static AwsErrorException NoAddress(string subnet) =>
        new("NoFreeAddressesInSubnet", $"The subnet '{subnet}' has no free addresses.", 409);

    public static AwsErrorException AddressInUse(string address) => new("IpAddressInUse", $"The address '{address}' is in use.", 409);

    public static AwsErrorException AccessPointNotFound(string id) => new("AccessPointNotFound", $"Access point '{id}' does not exist.", 404);

    public static AwsErrorException AccessPointExists(string id, string token) =>
        new("AccessPointAlreadyExists", $"Access point '{id}' already exists with client token '{token}'", 409);

    public static AwsErrorException PolicyNotFound(string what, string id) => new("PolicyNotFound", $"The file system '{id}' has no {what}.", 404);

    public static AwsErrorException InvalidPolicy() => new("InvalidPolicyException", "The policy is not a valid file system policy.");
}
