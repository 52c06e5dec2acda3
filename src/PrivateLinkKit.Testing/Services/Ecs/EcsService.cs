using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Elastic Container Service on Fargate and EC2: the handler of each operation, and the parameters it uses.</summary>
internal sealed class EcsService : ITaggedResources
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
        + " ContainerDefinitions.LogConfiguration.LogDriver ContainerDefinitions.LogConfiguration.Options";

    private const string Definition =
        "Family TaskRoleArn ExecutionRoleArn NetworkMode RequiresCompatibilities Cpu Memory Tags RuntimePlatform"
        + " Volumes.Name Volumes.EfsVolumeConfiguration ContainerDefinitions.MountPoints";
    private const string Placing = "PlacementStrategy PlacementConstraints";
    private const string Scheduling = "HealthCheckGracePeriodSeconds EnableECSManagedTags PropagateTags";

    public string Name => EcsOperations.Service.SigningName;

    public AwsProtocol Protocol { get; } = new JsonProtocol(EcsOperations.Service.Target!) { ApiVersion = EcsOperations.Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = EcsDefaults.Table;
        service.Rates = static (operation, _) => EcsRates.BucketsOf(operation);
        var (containers, health) = (service.Network.Containers, service.Network.TargetHealth);
        var lifecycle = new TaskLifecycle(containers, service.Network.Reach);
        var scheduler = new ServiceScheduler(lifecycle);
        var services = new EcsServices(scheduler);
        var rollouts = new Rollouts(health, scheduler);
        var unhealthy = new UnhealthyTasks(health, scheduler);
        var agents = new Agents(service.Network.Reach, lifecycle, scheduler);
        var (groups, draining) = (new ManagedGroups(containers), new InstanceDraining(lifecycle, scheduler));
        var capacity = new CapacityScheduler(groups, lifecycle, scheduler, draining);
        var attachments = new CapacityAttachments(groups, capacity);
        var (providers, clusters) = (new CapacityProviders(attachments), new ClusterCapacity(attachments));
        var (instances, tasks) = (new ContainerInstances(agents, draining), new EcsTasks(lifecycle, capacity));

        service.On(
            EcsOperations.CreateCluster,
            (call, request) =>
            {
                agents.Follow(call.Region);
                return Clusters.Create(call, request, clusters);
            },
            honours: "ClusterName Tags Settings CapacityProviders DefaultCapacityProviderStrategy");
        service.On(EcsOperations.DescribeClusters, Clusters.Describe, honours: "Clusters Include");
        service.On(EcsOperations.ListClusters, Clusters.List, honours: "NextToken MaxResults");
        service.On(EcsOperations.UpdateCluster, Clusters.Update, honours: "Cluster Settings");
        service.On(EcsOperations.DeleteCluster, Clusters.Delete, honours: "Cluster");

        service.On(EcsOperations.PutClusterCapacityProviders, clusters.Put, honours: "Cluster CapacityProviders DefaultCapacityProviderStrategy");
        service.On(
            EcsOperations.CreateCapacityProvider,
            (call, request) =>
            {
                capacity.Follow(call.Region);
                return providers.Create(call, request);
            },
            honours: "Name AutoScalingGroupProvider Tags");
        service.On(EcsOperations.UpdateCapacityProvider, providers.Update, honours: "Name AutoScalingGroupProvider");
        service.On(EcsOperations.DeleteCapacityProvider, CapacityProviders.Delete, honours: "CapacityProvider");
        service.On(EcsOperations.DescribeCapacityProviders, CapacityProviders.Describe, honours: "CapacityProviders Include MaxResults NextToken");
        service.On(EcsOperations.ListAccountSettings, AccountSettings.List, honours: "Name Value EffectiveSettings MaxResults NextToken");
        service.On(EcsOperations.PutAttributes, Attributes.Put, honours: "Cluster Attributes");
        service.On(EcsOperations.DeleteAttributes, Attributes.Delete, honours: "Cluster Attributes");
        service.On(EcsOperations.ListAttributes, Attributes.List, honours: "Cluster TargetType AttributeName AttributeValue MaxResults NextToken");

        service.On(
            EcsOperations.DescribeContainerInstances, ContainerInstances.Describe, honours: "Cluster ContainerInstances Include");
        service.On(EcsOperations.ListContainerInstances, ContainerInstances.List, honours: "Cluster Status NextToken MaxResults");
        service.On(EcsOperations.UpdateContainerInstancesState, instances.UpdateState, honours: "Cluster ContainerInstances Status");
        service.On(EcsOperations.DeregisterContainerInstance, instances.Deregister, honours: "Cluster ContainerInstance Force");

        service.On(EcsOperations.RegisterTaskDefinition, TaskDefinitions.Register, honours: $"{Definition} {Containers}");
        service.On(EcsOperations.DescribeTaskDefinition, TaskDefinitions.Describe, honours: "TaskDefinition Include");
        service.On(EcsOperations.DeregisterTaskDefinition, TaskDefinitions.Deregister, honours: "TaskDefinition");
        service.On(EcsOperations.DeleteTaskDefinitions, TaskDefinitions.Delete, honours: "TaskDefinitions");
        service.On(EcsOperations.ListTaskDefinitions, TaskDefinitions.List, honours: "FamilyPrefix Status Sort NextToken MaxResults");
        service.On(EcsOperations.ListTaskDefinitionFamilies, TaskDefinitions.ListFamilies, honours: "FamilyPrefix Status NextToken MaxResults");

        service.On(
            EcsOperations.CreateService,
            services.Create,
            honours: "Cluster ServiceName TaskDefinition DesiredCount ClientToken LaunchType CapacityProviderStrategy PlatformVersion SchedulingStrategy "
                + "DeploymentController Tags Role AvailabilityZoneRebalancing"
                + $" {LoadBalancers} {Deployment} {Network} {Scheduling} {Placing}");
        service.On(EcsOperations.DescribeServices, EcsServices.Describe, honours: "Cluster Services Include", before: async call =>
        {
            await rollouts.LookAsync(call);
            await unhealthy.LookAsync(call);
        });
        service.On(EcsOperations.ListServices, EcsServices.List, honours: "Cluster NextToken MaxResults LaunchType SchedulingStrategy");
        service.On(
            EcsOperations.UpdateService,
            services.Update,
            honours: "Cluster Service DesiredCount TaskDefinition ForceNewDeployment CapacityProviderStrategy AvailabilityZoneRebalancing"
                + $" {LoadBalancers} {Deployment} {Network} {Scheduling} {Placing}");
        service.On(EcsOperations.DeleteService, services.Delete, honours: "Cluster Service Force");

        service.On(
            EcsOperations.RunTask,
            tasks.Run,
            honours: "Cluster Count Group LaunchType CapacityProviderStrategy PlatformVersion StartedBy Tags TaskDefinition ClientToken"
                + $" {Network} {Placing}");
        service.On(EcsOperations.StopTask, tasks.Stop, honours: "Cluster Task Reason");
        service.On(EcsOperations.DescribeTasks, EcsTasks.Describe, honours: "Cluster Tasks Include", before: unhealthy.LookAsync);
        service.On(
            EcsOperations.ListTasks,
            EcsTasks.List,
            honours: "Cluster ContainerInstance Family NextToken MaxResults StartedBy ServiceName DesiredStatus LaunchType",
            before: unhealthy.LookAsync);

        service.On(EcsOperations.TagResource, EcsTagging.Tag, honours: "ResourceArn Tags");
        service.On(EcsOperations.UntagResource, EcsTagging.Untag, honours: "ResourceArn TagKeys");
        service.On(EcsOperations.ListTagsForResource, EcsTagging.List, honours: "ResourceArn");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Ecs.Tags;

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["resourceArn"] = arn, ["tags"] = TagCall.Pairs(tags, "key", "value") });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["resourceArn"] = arn, ["tagKeys"] = TagCall.List(keys) });
}
