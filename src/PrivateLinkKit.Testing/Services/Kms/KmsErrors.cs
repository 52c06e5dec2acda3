namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>The errors of KMS, one factory each, in AWS's words.</summary>
internal static class KmsErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    public static AwsErrorException KeyNotFound(string arn) => new("NotFoundException", $"Key '{arn}' does not exist");

    public static AwsErrorException AliasNotFound(string arn) => new("NotFoundException", $"Alias {arn} is not found.");

    public static AwsErrorException InvalidKeyId(string id) => new("NotFoundException", $"Invalid keyId '{id}'");

    public static AwsErrorException InvalidArn(string arn) => new("InvalidArnException", $"Invalid arn {arn}");

    public static AwsErrorException AliasExists(string arn) => new("AlreadyExistsException", $"An alias with the name {arn} already exists");

    public static AwsErrorException ReservedAlias(string name) => new("NotAuthorizedException", $"The alias {name} is reserved for AWS managed keys.");

    public static AwsErrorException PendingDeletion(string arn) => new("KMSInvalidStateException", $"{arn} is pending deletion.");

    public static AwsErrorException Disabled(string arn) => new("DisabledException", $"{arn} is disabled.");

    public static AwsErrorException NotPendingDeletion(string arn) => new("KMSInvalidStateException", $"{arn} is not pending deletion.");

    public static AwsErrorException InvalidMarker() => new("InvalidMarkerException", "The marker is not valid.");

    public static AwsErrorException Malformed(string message) => new("MalformedPolicyDocumentException", message);

    public static AwsErrorException Tag(string message) => new("TagException", message);

    public static AwsErrorException ManagedByAws(string arn) => new("UnsupportedOperationException", $"{arn} is an AWS managed key and cannot be changed.");
}
