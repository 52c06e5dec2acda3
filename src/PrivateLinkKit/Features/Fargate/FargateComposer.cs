using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>The ECS service in the private subnets, with its cluster, task definition and security group.</summary>
internal static class FargateComposer
{
    public const string TaskPart = "task";
    public const string GroupPart = "task-group";
    public const string ClusterPart = "cluster";
    public const string ServicePart = "service";

    private const int Https = 443;
    private const string Everywhere = "0.0.0.0/0";

    /// <param name="task">The task. Requires valid settings.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="network">Its network.</param>
    /// <param name="registration">The load balancer in front.</param>
    public static IEnumerable<Resource> Compose(FargateBuilder task, FeatureContext unit, UnitNetwork network, TargetRegistration registration)
    {
        var definition = Definition(task, unit);
        var cluster = new Cluster(unit.Id(ClusterPart), unit.At) { ClusterName = Cluster.NameFor(unit.StackName), Tags = unit.Tags };
        return
        [
            .. SecurityGroupComposer.Compose(
                unit, GroupPart, "Tasks: ingress from the load balancer, egress by HTTPS.", network.VpcId,
                [new TrafficRule(definition.Settings.Port, registration.SecurityGroupId)],
                [new TrafficRule(Https, Ref.To(Everywhere))]),
            definition,
            .. task.Cluster is null ? (Resource[])[cluster] : [],
            Service(
                task, definition, task.Cluster is { } used ? Ref.To(Cluster.NameOf(used)) : Ref.To(cluster.Id, Cluster.Name), unit, network, registration),
        ];
    }

    private static TaskDefinition Definition(FargateBuilder task, FeatureContext unit) => new(unit.Id(TaskPart), unit.At)
    {
        Family = TaskDefinition.FamilyFor(unit.StackName),
        Settings = new TaskSettings
        {
            Cpu = task.Cpu,
            Memory = task.Memory,
            Architecture = task.CpuArchitecture,
            ContainerName = task.Container ?? unit.StackName,
            Image = task.ImageReference,
            Port = task.ContainerPort!.Value,
            Environment = task.Environment,
            Secrets = task.Secrets,
            ExecutionRoleArn = task.ExecutionRoleArn,
            TaskRoleArn = task.TaskRoleArn,
            LogGroup = task.LogGroup,
        },
        Ignored = task.Ignored.Contains(TaskSetting.TaskDefinition) ? TaskSettings.Properties : [],
        UsedCluster = task.Cluster is { } cluster ? Cluster.NameOf(cluster) : null,
        Tags = unit.Tags,
    };

    private static Service Service(
        FargateBuilder task, TaskDefinition definition, Ref cluster, FeatureContext unit, UnitNetwork network, TargetRegistration registration) =>
        new(unit.Id(ServicePart), unit.At)
        {
            ServiceName = Aws.Ecs.Service.NameFor(unit.StackName),
            Cluster = cluster,
            TaskDefinition = Ref.To(definition.Id),
            DesiredCount = task.DesiredCount,
            HealthCheckGracePeriodSeconds = (int?)task.GracePeriod?.TotalSeconds,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(GroupPart))],
            TargetGroupArn = registration.TargetGroupArn,
            ContainerName = definition.Settings.ContainerName,
            ContainerPort = definition.Settings.Port,
            Ignored = task.Ignored.Select(PropertyOf).ToEquatableList(),
            After = [registration.Listener, .. network.EgressRoutes],
            ReadyAfter = [.. registration.ReadyAfter, SecurityGroupComposer.RulesOf(unit.Id(GroupPart))],
            Tags = unit.Tags,
        };

    private static string PropertyOf(TaskSetting setting) => setting switch
    {
        TaskSetting.Count => nameof(Aws.Ecs.Service.DesiredCount),
        TaskSetting.TaskDefinition => nameof(Aws.Ecs.Service.TaskDefinition),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Not a setting of a task."),
    };
}
