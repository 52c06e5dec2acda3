using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>The errors of IAM, one factory each, in AWS's words.</summary>
internal static class IamErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationError", message);

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException InvalidName(string parameter) => Validation(
        $"The specified value for {parameter} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");

    public static AwsErrorException InvalidPath(string parameter) => Validation(
        $"The specified value for {parameter} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");

    public static AwsErrorException InvalidMarker() => Validation("Invalid Marker.");

    public static AwsErrorException InvalidArn(string arn) => InvalidInput($"ARN {arn} is not valid.");

    public static AwsErrorException InvalidInput(string message) => new("InvalidInput", message);

    public static AwsErrorException Malformed(string message) => new("MalformedPolicyDocument", message);

    public static AwsErrorException NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsErrorException NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static AwsErrorException NoSuchProfile(string name) => NoSuchEntity($"Instance Profile {name} cannot be found.");

    public static AwsErrorException NoSuchPolicy(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static AwsErrorException NoSuchVersion(string arn, string version) =>
        NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");

    public static AwsErrorException NotAttachable(string arn) => NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static AwsErrorException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsErrorException AlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    public static AwsErrorException DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static AwsErrorException LimitExceeded(string quota, int most) => Exceeded($"Cannot exceed quota for {quota}: {most}");

    public static AwsErrorException Exceeded(string message) => new("LimitExceeded", message, 409);

    public static AwsErrorException Unmodifiable(string role) => new(
        "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS");

    public static AwsErrorException PolicyOfAws(string arn) => new(
        "AccessDenied", $"The policy {arn} is managed by AWS and cannot be changed.", 403);
}
