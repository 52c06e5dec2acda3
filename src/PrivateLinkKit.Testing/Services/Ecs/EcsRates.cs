using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Buckets of each call: Amazon ECS API reference, "Request throttling" (a bucket per family of actions).</summary>
internal static class EcsRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => [BucketOf(operation)];

    private static RateBucket BucketOf(string operation) => operation switch
    {
        "DescribeClusters" or "ListClusters" => new("ecs cluster read", 50, 20),
        "DescribeTaskDefinition" or "ListTaskDefinitions" or "ListTaskDefinitionFamilies" => new("ecs task definition read", 50, 20),
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => new("ecs task definition modify", 20, 1),
        "DeleteTaskDefinitions" => new("ecs task definition delete", 5, 1),
        "CreateService" or "UpdateService" or "DeleteService" => new("ecs service modify", 50, 5),
        "DescribeServices" or "ListServices" => new("ecs service read", 100, 20),
        "DescribeTasks" or "ListTasks" => new("ecs task read", 100, 20),
        "RunTask" => new("ecs task run on Fargate", 20, 20),
        "StopTask" => new("ecs task modify", 100, 40),
        "CreateCapacityProvider" or "UpdateCapacityProvider" or "DeleteCapacityProvider" => new("ecs capacity provider modify", 5, 1),
        "DescribeCapacityProviders" => new("ecs capacity provider read", 50, 20),
        "DescribeContainerInstances" or "ListContainerInstances" => new("ecs container instance read", 100, 20),
        "UpdateContainerInstancesState" or "DeregisterContainerInstance" => new("ecs container instance modify", 20, 10),
        "ListTagsForResource" => new("ecs tag read", 50, 20),
        "TagResource" or "UntagResource" => new("ecs tag modify", 20, 10),
        _ => new("ecs cluster modify", 20, 1),
    };
}
