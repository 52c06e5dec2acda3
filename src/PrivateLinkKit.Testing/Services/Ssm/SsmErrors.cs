using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The errors of SSM, one factory each, in AWS's words.</summary>
internal static class SsmErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    public static AwsErrorException NotEmulated(string what) => Validation($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException ReservedName(string name) => new("AccessDeniedException", $"No access to reserved parameter name: {name}.");

    public static AwsErrorException TooManyLevels(string name, int most) => new(
        "HierarchyLevelLimitExceededException", $"A hierarchy can have a maximum of {most} levels: {name}");

    public static AwsErrorException ParameterAlreadyExists() => new(
        "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static AwsErrorException TypeMismatch(string name, string type) => new(
        "HierarchyTypeMismatchException", $"Parameter Store doesn't support changing a parameter type in a hierarchy: {name} is a {type}.");

    public static AwsErrorException ParameterNotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static AwsErrorException VersionNotFound(string name, string version) => new(
        "ParameterVersionNotFound", $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static AwsErrorException InvalidNextToken() => new("InvalidNextToken", "The specified token isn't valid.");

    public static AwsErrorException InvalidFilterKey(string message) => new("InvalidFilterKey", message);

    public static AwsErrorException InvalidFilterOption(string message) => new("InvalidFilterOption", message);

    public static AwsErrorException InvalidFilterValue(string message) => new("InvalidFilterValue", message);

    public static AwsErrorException InvalidResourceType(string type) =>
        new("InvalidResourceType", $"EmbeddedAws does not emulate tags of the resource type {type}");

    public static AwsErrorException InvalidResourceId(string id) => new(
        "InvalidResourceId", $"The resource ID \"{id}\" is not valid. Verify the ID and try again.");

    public static AwsErrorException TooManyTags(int most) => new("TooManyTagsError", $"A parameter can have a maximum of {most} tags.");
}
