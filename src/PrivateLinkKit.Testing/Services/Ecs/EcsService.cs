using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Network;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Elastic Container Service with Fargate: the handler of each operation, and the parameters it uses.</summary>
internal sealed class EcsService : AwsService
{
    private const string Network =
        "NetworkConfiguration.AwsvpcConfiguration.Subnets NetworkConfiguration.AwsvpcConfiguration.SecurityGroups"
        + " NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp";
    private const string LoadBalancers = "LoadBalancers.TargetGroupArn LoadBalancers.ContainerName LoadBalancers.ContainerPort";
    private const string Deployment =
        "DeploymentConfiguration.MaximumPercent DeploymentConfiguration.MinimumHealthyPercent DeploymentConfiguration.DeploymentCircuitBreaker";
    private const string Containers =
        "ContainerDefinitions.Name ContainerDefinitions.Image ContainerDefinitions.Cpu ContainerDefinitions.Memory ContainerDefinitions.MemoryReservation"
        + " ContainerDefinitions.Essential ContainerDefinitions.PortMappings.ContainerPort ContainerDefinitions.PortMappings.HostPort"
        + " ContainerDefinitions.PortMappings.Protocol ContainerDefinitions.PortMappings.Name ContainerDefinitions.PortMappings.AppProtocol"
        + " ContainerDefinitions.Environment ContainerDefinitions.Secrets ContainerDefinitions.Command ContainerDefinitions.EntryPoint"
        + " ContainerDefinitions.LogConfiguration";

    private const string Definition = "Family TaskRoleArn ExecutionRoleArn NetworkMode RequiresCompatibilities Cpu Memory Tags RuntimePlatform";
    private const string Scheduling = "HealthCheckGracePeriodSeconds EnableECSManagedTags PropagateTags";

    public EcsService(IContainerHost containers, ITargetHealth health)
        : base(EcsOperations.Service, new JsonProtocol(EcsOperations.Service.Target!))
    {
        var lifecycle = new TaskLifecycle(containers);
        var scheduler = new ServiceScheduler(lifecycle);
        var services = new EcsServices(scheduler);
        var rollouts = new Rollouts(health, scheduler);
        var unhealthy = new UnhealthyTasks(health, scheduler);
        var tasks = new EcsTasks(lifecycle);

        On(EcsOperations.CreateCluster, Clusters.Create, honours: "ClusterName Tags Settings");
        On(EcsOperations.DescribeClusters, Clusters.Describe, honours: "Clusters Include");
        On(EcsOperations.ListClusters, Clusters.List, honours: "NextToken MaxResults");
        On(EcsOperations.UpdateCluster, Clusters.Update, honours: "Cluster Settings");
        On(EcsOperations.DeleteCluster, Clusters.Delete, honours: "Cluster");

        On(EcsOperations.DescribeCapacityProviders, CapacityProviders.Describe, honours: "CapacityProviders Include MaxResults NextToken");
        On(EcsOperations.ListAccountSettings, AccountSettings.List, honours: "Name Value EffectiveSettings MaxResults NextToken");
        On(EcsOperations.ListAttributes, Attributes.List, honours: "Cluster TargetType AttributeName AttributeValue MaxResults NextToken");

        On(EcsOperations.RegisterTaskDefinition, TaskDefinitions.Register, honours: $"{Definition} {Containers}");
        On(EcsOperations.DescribeTaskDefinition, TaskDefinitions.Describe, honours: "TaskDefinition Include");
        On(EcsOperations.DeregisterTaskDefinition, TaskDefinitions.Deregister, honours: "TaskDefinition");
        On(EcsOperations.DeleteTaskDefinitions, TaskDefinitions.Delete, honours: "TaskDefinitions");
        On(EcsOperations.ListTaskDefinitions, TaskDefinitions.List, honours: "FamilyPrefix Status Sort NextToken MaxResults");
        On(EcsOperations.ListTaskDefinitionFamilies, TaskDefinitions.ListFamilies, honours: "FamilyPrefix Status NextToken MaxResults");

        On(
            EcsOperations.CreateService,
            services.Create,
            honours: "Cluster ServiceName TaskDefinition DesiredCount ClientToken LaunchType PlatformVersion SchedulingStrategy DeploymentController "
                + "Tags Role AvailabilityZoneRebalancing"
                + $" {LoadBalancers} {Deployment} {Network} {Scheduling}");
        On(EcsOperations.DescribeServices, EcsServices.Describe, honours: "Cluster Services Include", before: async call =>
        {
            await rollouts.LookAsync(call);
            await unhealthy.LookAsync(call);
        });
        On(EcsOperations.ListServices, EcsServices.List, honours: "Cluster NextToken MaxResults LaunchType SchedulingStrategy");
        On(
            EcsOperations.UpdateService,
            services.Update,
            honours: "Cluster Service DesiredCount TaskDefinition ForceNewDeployment AvailabilityZoneRebalancing"
                + $" {LoadBalancers} {Deployment} {Network} {Scheduling}");
        On(EcsOperations.DeleteService, services.Delete, honours: "Cluster Service Force");

        On(EcsOperations.RunTask, tasks.Run, honours: $"Cluster Count Group LaunchType {Network} PlatformVersion StartedBy Tags TaskDefinition ClientToken");
        On(EcsOperations.StopTask, tasks.Stop, honours: "Cluster Task Reason");
        On(EcsOperations.DescribeTasks, EcsTasks.Describe, honours: "Cluster Tasks Include", before: unhealthy.LookAsync);
        On(
            EcsOperations.ListTasks,
            EcsTasks.List,
            honours: "Cluster Family NextToken MaxResults StartedBy ServiceName DesiredStatus LaunchType",
            before: unhealthy.LookAsync);

        On(EcsOperations.TagResource, EcsTagging.Tag, honours: "ResourceArn Tags");
        On(EcsOperations.UntagResource, EcsTagging.Untag, honours: "ResourceArn TagKeys");
        On(EcsOperations.ListTagsForResource, EcsTagging.List, honours: "ResourceArn");
    }
}
