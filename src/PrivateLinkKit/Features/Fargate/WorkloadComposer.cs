using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>The ECS service in the private subnets, with its cluster, task definition and security group.</summary>
internal static class WorkloadComposer
{
    private const int Https = 443;
    private const string Everywhere = "0.0.0.0/0";

    public static IEnumerable<Resource> Compose(FargateSpec task, AlbSpec? alb, Unit unit, ComposedNetwork network)
    {
        var definition = Definition(task, unit);
        var cluster = new Cluster(unit.Id(Parts.Cluster), unit.At) { ClusterName = Cluster.NameFor(unit.Stack), Tags = unit.Tags };
        return
        [
            .. Group(task, alb, unit, network),
            definition,
            .. task.UsedCluster is null ? (Resource[])[cluster] : [],
            Service(task, alb, unit, network, definition, task.UsedCluster is { } used ? Ref.To(Cluster.NameOf(used)) : Ref.To(cluster.Id, Cluster.Name)),
        ];
    }

    /// <summary>Composes the tasks' security group: ingress from the load balancer in front, egress to images, secrets and logs.</summary>
    private static IEnumerable<Resource> Group(FargateSpec task, AlbSpec? alb, Unit unit, ComposedNetwork network) => SecurityGroupComposer.Compose(
        unit, Parts.TaskGroup, "Tasks: ingress from the load balancer, egress by HTTPS.", network.VpcId,
        [new TrafficRule(task.Port, Ref.To(unit.Id(alb is null ? Parts.NlbGroup : Parts.AlbGroup)))],
        [new TrafficRule(Https, Ref.To(Everywhere))]);

    private static TaskDefinition Definition(FargateSpec task, Unit unit) => new(unit.Id(Parts.Task), unit.At)
    {
        Family = TaskDefinition.FamilyFor(unit.Stack),
        Settings = new TaskSettings
        {
            Cpu = task.Cpu,
            Memory = task.Memory,
            Architecture = task.Architecture,
            ContainerName = task.ContainerName,
            Image = task.Image,
            Port = task.Port,
            Environment = task.Environment,
            Secrets = task.Secrets,
            ExecutionRoleArn = task.ExecutionRoleArn,
            TaskRoleArn = task.TaskRoleArn,
            LogGroup = task.LogGroup,
        },
        Ignored = task.Ignored.Contains(TaskSetting.TaskDefinition) ? TaskSettings.Properties : [],
        UsedCluster = task.UsedCluster is { } cluster ? Cluster.NameOf(cluster) : null,
        Tags = unit.Tags,
    };

    private static Service Service(FargateSpec task, AlbSpec? alb, Unit unit, ComposedNetwork network, TaskDefinition definition, Ref cluster) =>
        new(unit.Id(Parts.Service), unit.At)
        {
            ServiceName = Aws.Ecs.Service.NameFor(unit.Stack),
            Cluster = cluster,
            TaskDefinition = Ref.To(definition.Id),
            DesiredCount = task.Count,
            HealthCheckGracePeriodSeconds = (int?)task.HealthCheckGracePeriod?.TotalSeconds,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(unit.Id(Parts.TaskGroup))],
            TargetGroupArn = Ref.To(unit.Id(alb is null ? Parts.NlbTargets : Parts.AlbTargets)),
            ContainerName = task.ContainerName,
            ContainerPort = task.Port,
            Ignored = task.Ignored.Select(PropertyOf).ToEquatableList(),
            After = [unit.Id(alb is null ? Parts.NlbListener : Parts.AlbListener), .. network.EgressRoutes],
            ReadyAfter = alb is null
                ? [unit.Id(Parts.Nlb), SecurityGroupComposer.RulesOf(unit, Parts.NlbGroup), SecurityGroupComposer.RulesOf(unit, Parts.TaskGroup)]
                : [unit.Id(Parts.Alb), SecurityGroupComposer.RulesOf(unit, Parts.AlbGroup), SecurityGroupComposer.RulesOf(unit, Parts.TaskGroup)],
            Tags = unit.Tags,
        };

    private static string PropertyOf(TaskSetting setting) => setting switch
    {
        TaskSetting.Count => nameof(Aws.Ecs.Service.DesiredCount),
        TaskSetting.TaskDefinition => nameof(Aws.Ecs.Service.TaskDefinition),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Not a setting of a task."),
    };
}
