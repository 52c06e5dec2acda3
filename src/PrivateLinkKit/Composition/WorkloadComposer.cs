using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;
using PrivateLinkKit.Resources.Ecs;

namespace PrivateLinkKit.Composition;

/// <summary>The ECS service in the private subnets, with its cluster, task definition and security group.</summary>
internal static class WorkloadComposer
{
    private const int Https = 443;
    private const string Everywhere = "0.0.0.0/0";

    public static IEnumerable<Resource> Compose(FargateSpec task, AlbSpec? alb, Side side, ComposedNetwork network)
    {
        var definition = Definition(task, side);
        var cluster = new Cluster(side.Id(Parts.Cluster), side.At) { ClusterName = Cluster.NameFor(side.Stack), Tags = side.Tags };
        return
        [
            .. Group(task, alb, side, network),
            definition,
            .. task.UsedCluster is null ? (Resource[])[cluster] : [],
            Service(task, alb, side, network, definition, task.UsedCluster is { } used ? Ref.To(Cluster.NameOf(used)) : Ref.To(cluster.Id, Cluster.Name)),
        ];
    }

    /// <summary>Composes the tasks' security group: ingress from the load balancer in front, egress to images, secrets and logs.</summary>
    private static IEnumerable<Resource> Group(FargateSpec task, AlbSpec? alb, Side side, ComposedNetwork network) => SecurityGroupComposer.Compose(
        side, Parts.TaskGroup, "Tasks: ingress from the load balancer, egress by HTTPS.", network.VpcId,
        [new TrafficRule(task.Port, Ref.To(side.Id(alb is null ? Parts.NlbGroup : Parts.AlbGroup)))],
        [new TrafficRule(Https, Ref.To(Everywhere))]);

    private static TaskDefinition Definition(FargateSpec task, Side side) => new(side.Id(Parts.Task), side.At)
    {
        Family = TaskDefinition.FamilyFor(side.Stack),
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
        UsedCluster = task.UsedCluster is { } cluster ? Cluster.NameOf(cluster) : null,
        Tags = side.Tags,
    };

    private static Service Service(FargateSpec task, AlbSpec? alb, Side side, ComposedNetwork network, TaskDefinition definition, Ref cluster) =>
        new(side.Id(Parts.Service), side.At)
        {
            ServiceName = Resources.Ecs.Service.NameFor(side.Stack),
            Cluster = cluster,
            TaskDefinition = Ref.To(definition.Id),
            DesiredCount = task.Count,
            HealthCheckGracePeriodSeconds = (int?)task.HealthCheckGracePeriod?.TotalSeconds,
            Subnets = network.PrivateSubnetIds,
            SecurityGroups = [Ref.To(side.Id(Parts.TaskGroup))],
            TargetGroupArn = Ref.To(side.Id(alb is null ? Parts.NlbTargets : Parts.AlbTargets)),
            ContainerName = task.ContainerName,
            ContainerPort = task.Port,
            After = [side.Id(alb is null ? Parts.NlbListener : Parts.AlbListener), .. network.WaysOut],
            ReadyAfter = alb is null
                ? [side.Id(Parts.Nlb), SecurityGroupComposer.RulesOf(side, Parts.NlbGroup), SecurityGroupComposer.RulesOf(side, Parts.TaskGroup)]
                : [side.Id(Parts.Alb), SecurityGroupComposer.RulesOf(side, Parts.AlbGroup), SecurityGroupComposer.RulesOf(side, Parts.TaskGroup)],
            Tags = side.Tags,
        };
}
