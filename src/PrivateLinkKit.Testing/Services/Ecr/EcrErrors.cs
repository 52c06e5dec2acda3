namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>The errors of ECR, one factory each, in AWS's words.</summary>
internal static class EcrErrors
{
    public static AwsErrorException InvalidParameter(string parameter, string constraint) =>
        new("InvalidParameterException", $"Invalid parameter at '{parameter}' failed to satisfy constraint: '{constraint}'");

    public static AwsErrorException InvalidNextToken() => InvalidParameter("nextToken", "must be a token that was returned");

    public static AwsErrorException InvalidTag(string message) => new("InvalidTagParameterException", message);

    public static AwsErrorException TooManyTags(int most) => new("TooManyTagsException", $"A repository can have a maximum of {most} tags.");

    public static AwsErrorException RepositoryExists(string name, string registry) => new(
        "RepositoryAlreadyExistsException", $"The repository with name '{name}' already exists in the registry with id '{registry}'");

    public static AwsErrorException RepositoryNotFound(string name, string registry) => new(
        "RepositoryNotFoundException", $"The repository with name '{name}' does not exist in the registry with id '{registry}'");

    public static AwsErrorException RepositoryNotEmpty(string name, string registry) => new(
        "RepositoryNotEmptyException",
        $"The repository with name '{name}' in registry with id '{registry}' cannot be deleted because it still contains images");

    public static AwsErrorException NoLifecyclePolicy(string name, string registry) => new(
        "LifecyclePolicyNotFoundException",
        $"Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{registry}'");

    public static AwsErrorException NoRepositoryPolicy(string name, string registry) => new(
        "RepositoryPolicyNotFoundException",
        $"Repository policy does not exist for the repository with name '{name}' in the registry with id '{registry}'");

    public static AwsErrorException ImageNotFound(string? digest, string? tag, string name, string registry) => new(
        "ImageNotFoundException",
        $"The image with imageId {{imageDigest:'{digest ?? "null"}', imageTag:'{tag ?? "null"}'}} does not exist within the repository with name '{name}' "
        + $"in the registry with id '{registry}'");

    public static AwsErrorException ImageExists(string digest, string? tag, string name, string registry) => new(
        "ImageAlreadyExistsException",
        $"Image with digest '{digest}' and tag '{tag ?? "null"}' already exists in the repository with name '{name}' in registry with id '{registry}'");

    public static AwsErrorException TagIsImmutable(string tag, string name) => new(
        "ImageTagAlreadyExistsException",
        $"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the repository is immutable.");

    public static AwsErrorException LayersNotFound(string name, string registry) => new(
        "LayersNotFoundException",
        $"The layers of the manifest are not in the repository with name '{name}' in the registry with id '{registry}'. EmbeddedAws has no upload of layers: "
        + "add the image with aws.Images.Add, or put the manifest of an image that the repository has");

    public static AwsErrorException Kms(string key) => new("KmsException", $"The KMS key {key} does not exist or is not enabled.");
}
