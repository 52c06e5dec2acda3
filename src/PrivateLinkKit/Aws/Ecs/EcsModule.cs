using Amazon.ECS;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Amazon ECS.</summary>
internal sealed class EcsModule : AwsModule
{
    public override string Service => "ECS";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } = [new ClusterHandler(), new TaskDefinitionHandler(), new ServiceHandler()];

    public override IReadOnlyList<string> NotFoundCodes => ["ServiceNotActiveException"];

    public override IReadOnlyList<string> InUseCodes => ["ClusterContainsServicesException", "ClusterContainsTasksException", "UpdateInProgressException"];

    public override void AddClients(ClientFactories clients) =>
        clients.Add<IAmazonECS>(settings => new AmazonECSClient(settings.Credentials, settings.Configure(new AmazonECSConfig())));

    /// <summary>Returns the bucket of the API's group (Amazon ECS developer guide, request throttling, read in 2026).</summary>
    public override IReadOnlyList<RequestRate> RatesOf(string operation) =>
    [
        operation switch
        {
            "CreateService" or "UpdateService" or "DeleteService" => new("Service modify", 50, 5),
            "DescribeServices" or "ListServices" => new("Service read", 100, 20),
            "DescribeTasks" or "ListTasks" => new("Task read", 100, 20),
            "DescribeClusters" or "ListClusters" => new("Cluster read", 50, 20),
            "DescribeTaskDefinition" or "ListTaskDefinitions" => new("Task definition read", 50, 20),
            "ListTagsForResource" => new("Tag read", 50, 20),
            "TagResource" or "UntagResource" => new("Tag modify", 20, 10),
            "RegisterTaskDefinition" or "DeregisterTaskDefinition" => new("Task definition modify", 20, 1),
            "DeleteTaskDefinitions" => new("Task definition delete", 5, 1),
            _ => new("Cluster modify", 20, 1),
        },
    ];

    /// <summary>Returns the revisions of the stack's task definition, the only kind whose names do not exclude a second one.</summary>
    internal override Task<IReadOnlyList<string>> FindIdsAsync(IReadOnlyCollection<string> created, HandlerContext context) =>
        created.Contains(TaskDefinition.CloudFormationType) ? TaskDefinitionHandler.RevisionsAsync(context) : base.FindIdsAsync(created, context);
}
