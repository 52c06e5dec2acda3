namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>The errors of Secrets Manager, one factory each, in AWS's words.</summary>
internal static class SecretsErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException InvalidRequest(string message) => new("InvalidRequestException", message);

    public static AwsErrorException InvalidName(string name) => Validation(
        $"Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!: {name}");

    public static AwsErrorException NotFound() => new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    public static AwsErrorException VersionNotFound(string what) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for {what}");

    public static AwsErrorException Exists(string name) => new(
        "ResourceExistsException", $"The operation failed because the secret {name} already exists.");

    public static AwsErrorException VersionExists(string id, string arn) => new(
        "ResourceExistsException", $"You can't use ClientRequestToken {id} because that value is already in use for a version of secret {arn}.");

    public static AwsErrorException NotEmulated(string what) => InvalidParameter($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException NotAuthorized(string arn) => new(
        "AccessDeniedException",
        $"User is not authorized to perform: secretsmanager:GetSecretValue on resource: {arn} because no resource-based policy allows the "
        + "secretsmanager:GetSecretValue action");

    public static AwsErrorException DefaultKeyOfAnother() => InvalidRequest(
        "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.");

    public static AwsErrorException Deleted() =>
        InvalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

    public static AwsErrorException NameIsBeingDeleted() =>
        InvalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.");

    public static AwsErrorException CannotEncrypt() => new(
        "EncryptionFailure",
        "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key is available, enabled, and not in an "
        + "invalid state.");

    public static AwsErrorException CannotDecrypt() => new(
        "DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");

    public static AwsErrorException Malformed() => new("MalformedPolicyDocumentException", "This resource policy contains invalid Json");

    public static AwsErrorException InvalidNextToken() => new("InvalidNextTokenException", "Invalid next token.");
}
