using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The errors of ECS; its codes are the names of its exceptions.</summary>
internal static class EcsErrors
{
    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException Client(string message) => new("ClientException", message);

    /// <summary>AWS's words for a role that does not exist or does not trust the service.</summary>
    public static string CannotAssume(string role) =>
        $"ECS was unable to assume the role '{role}' that was provided for this task. Please verify that the role being passed has the proper trust "
        + "relationship and permissions and that your IAM user has permissions to pass this role.";

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedFeatureException", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    public static AwsErrorException ClusterContainsServices() =>
        new("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");

    public static AwsErrorException ClusterContainsTasks() => new("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");

    public static AwsErrorException ClusterContainsInstances() => new(
        "ClusterContainsContainerInstancesException", "The Cluster cannot be deleted while Container Instances are active or draining.");

    public static AwsErrorException ClusterContainsProviders() => new(
        "ClusterContainsCapacityProviderException",
        "The Cluster cannot be deleted while Capacity Providers are associated with it. Remove them from the cluster and try again.");

    public static AwsErrorException UpdateInProgress(string message) => new("UpdateInProgressException", message);

    public static AwsErrorException ResourceInUse(string message) => new("ResourceInUseException", message);

    public static AwsErrorException TargetNotFound(string? id) => new("TargetNotFoundException", $"The target '{id}' could not be found.");

    public static AwsErrorException ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    public static AwsErrorException ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static AwsErrorException NotIdempotent() => InvalidParameter("Creation of service was not idempotent.");

    public static AwsErrorException StillDraining() => InvalidParameter("Unable to Start a service that is still Draining.");

    public static AwsErrorException ResourceNotFound() => new("ResourceNotFoundException", "The specified resource could not be found.");
}
