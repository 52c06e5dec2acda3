using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;
using EcsTask = PrivateLinkKit.Testing.Wire.Ecs.Task;
using KeyValuePair = PrivateLinkKit.Testing.Wire.Ecs.KeyValuePair;
using NetworkInterface = PrivateLinkKit.Testing.Wire.Ec2.NetworkInterface;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>API views of a task in its states.</summary>
internal static class TaskViews
{
    public static EcsTask New(AccountRegion region, TaskPlan plan)
    {
        var ids = region.Cloud.Ids;
        var arn = EcsArns.Task(region, plan.ClusterArn, ids.Hex(32));
        var task = new EcsTask
        {
            TaskArn = arn,
            ClusterArn = plan.ClusterArn,
            TaskDefinitionArn = plan.Definition.TaskDefinitionArn,
            CapacityProviderName = plan.CapacityProvider,
            Group = plan.Group,
            StartedBy = plan.StartedBy,
            LastStatus = TaskStatus.Provisioning,
            DesiredStatus = TaskStatus.Running,
            LaunchType = plan.LaunchType,
            PlatformVersion = plan.LaunchType is LaunchChoice.Fargate ? "1.4.0" : null,
            PlatformFamily = plan.LaunchType is LaunchChoice.Fargate ? "Linux" : null,
            Cpu = $"{TaskSize.Of(plan.Definition).Cpu}",
            Memory = $"{TaskSize.Of(plan.Definition).Memory}",
            HealthStatus = "UNKNOWN",
            Connectivity = "CONNECTED",
            CreatedAt = region.Cloud.Now,
            Version = 1,
            Attributes = [],
            Overrides = new TaskOverride
            {
                ContainerOverrides = [.. plan.Definition.ContainerDefinitions!.Select(container => new ContainerOverride { Name = container.Name })],
            },
            Attachments =
            [
                new Attachment
                {
                    Id = ids.NextGuid().ToString(),
                    Type = "ElasticNetworkInterface",
                    Status = "PRECREATED",
                    Details = [],
                },
            ],
            Containers =
            [
                .. plan.Definition.ContainerDefinitions!.Select(container => new Container
                {
                    ContainerArn = region.Arn(EcsArns.Service, $"container/{EcsArns.NameOf(plan.ClusterArn)}/{EcsArns.NameOf(arn)}/{ids.NextGuid()}"),
                    TaskArn = arn,
                    Name = container.Name,
                    Image = container.Image,
                    LastStatus = TaskStatus.Pending,
                    HealthStatus = "UNKNOWN",
                    Cpu = $"{container.Cpu}",
                    NetworkInterfaces = [],
                }),
            ],
        };
        return plan.SubnetId is null ? task : Placed(region, task, plan);
    }

    /// <summary>A task that has a subnet and, on EC2, a container instance.</summary>
    public static EcsTask Placed(AccountRegion region, EcsTask task, TaskPlan plan) => task with
    {
        AvailabilityZone = VpcLookup.Subnet(region, plan.SubnetId!)?.AvailabilityZone,
        ContainerInstanceArn = plan.InstanceArn,
        Attachments = [task.Attachments![0] with { Details = [Pair("subnetId", plan.SubnetId)] }],
    };

    public static EcsTask Attached(EcsTask task, NetworkInterface eni)
    {
        var attachment = task.Attachments![0];
        return task with
        {
            Attachments =
            [
                attachment with
                {
                    Status = "ATTACHED",
                    Details =
                    [
                        .. attachment.Details!,
                        Pair("networkInterfaceId", eni.NetworkInterfaceId),
                        Pair("macAddress", eni.MacAddress),
                        Pair("privateDnsName", eni.PrivateDnsName),
                        Pair("privateIPv4Address", eni.PrivateIpAddress),
                    ],
                },
            ],
            Containers =
            [
                .. task.Containers!.Select(container => container with
                {
                    NetworkInterfaces = [new() { AttachmentId = attachment.Id, PrivateIpv4Address = eni.PrivateIpAddress }],
                }),
            ],
        };
    }

    public static EcsTask Detached(EcsTask task) => task with
    {
        Attachments = [.. task.Attachments!.Select(attachment => attachment with { Status = "DELETED" })],
    };

    public static EcsTask WithContainers(EcsTask task, string status) => task with
    {
        Containers = [.. task.Containers!.Select(container => container with { LastStatus = status })],
    };

    private static KeyValuePair Pair(string name, string? value) => new() { Name = name, Value = value };
}
