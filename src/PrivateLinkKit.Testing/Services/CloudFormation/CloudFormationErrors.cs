namespace PrivateLinkKit.Testing.Services.CloudFormation;

/// <summary>The errors of the registry, one factory each.</summary>
internal static class CloudFormationErrors
{
    public static AwsErrorException TypeNotFound(string name) => new("TypeNotFoundException", $"The type '{name}' cannot be found.", 404);

    public static AwsErrorException Validation(string message) => new("ValidationError", message);
}
