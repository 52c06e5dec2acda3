using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The errors of ECS; its codes are the names of its exceptions.</summary>
internal static class EcsErrors
{
    public static AwsError InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsError Client(string message) => new("ClientException", message);

    public static AwsError NotEmulated(string what) => new("UnsupportedFeatureException", $"EmbeddedAws does not emulate {what}");

    public static AwsError ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    public static AwsError ClusterContainsServices() => new("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");

    public static AwsError ClusterContainsTasks() => new("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");

    public static AwsError ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    public static AwsError ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static AwsError NotIdempotent() => InvalidParameter("Creation of service was not idempotent.");

    public static AwsError StillDraining() => InvalidParameter("Unable to Start a service that is still Draining.");

    public static AwsError ResourceNotFound() => new("ResourceNotFoundException", "The specified resource could not be found.");
}
