using PrivateLinkKit.Testing.Services.Ecr;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The containers of a task definition, checked and with AWS's defaults.</summary>
internal static class ContainerDefinitions
{
    public static IReadOnlyList<ContainerDefinition> Check(RegisterTaskDefinitionRequest request, TaskTarget target)
    {
        var containers = request.ContainerDefinitions!;
        if (containers.Count == 0)
        {
            throw EcsErrors.Client("TaskDefinition must contain at least one container definition.");
        }

        if (containers.Select(container => container.Name).Distinct().Count() != containers.Count)
        {
            throw EcsErrors.Client("Container.name must be unique within a task definition.");
        }

        if (containers.All(container => container.Essential == false))
        {
            throw EcsErrors.Client("At least one container must be marked essential.");
        }

        return [.. containers.Select(container => Check(request, target, container))];
    }

    private static ContainerDefinition Check(RegisterTaskDefinitionRequest request, TaskTarget target, ContainerDefinition container)
    {
        EcsArns.CheckName("Container name", container.Name);
        if (string.IsNullOrEmpty(container.Image))
        {
            throw EcsErrors.Client("Container.image should not be null or empty.");
        }

        CheckRole(request, target, container);
        CheckSize(container);
        CheckMemory(target, container);
        CheckVariables(container);
        LogConfigurations.Check(container, target);
        return container with
        {
            Cpu = container.Cpu ?? 0,
            Essential = container.Essential ?? true,
            Environment = container.Environment ?? [],
            MountPoints = container.MountPoints ?? [],
            VolumesFrom = [],
            PortMappings = [.. (container.PortMappings ?? []).Select(port => Check(container, port))],
        };
    }

    // On EC2, the role of the instance serves for images and logs.
    private static void CheckRole(RegisterTaskDefinitionRequest request, TaskTarget target, ContainerDefinition container)
    {
        if (request.ExecutionRoleArn is not null)
        {
            return;
        }

        if (!target.RequiresFargate && container.Secrets is { Count: > 0 })
        {
            throw EcsErrors.Client("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
        }

        if (target.RequiresFargate && (container.LogConfiguration?.LogDriver == "awslogs" || container.Secrets is { Count: > 0 }))
        {
            throw EcsErrors.Client(
                $"Fargate requires task definition to have execution role ARN to support the log driver awslogs and secrets of container '{container.Name}'.");
        }

        if (target.RequiresFargate && PulledImages.IsPrivate(container.Image!))
        {
            throw EcsErrors.Client("Fargate requires task definition to have execution role ARN to support ECR images.");
        }
    }

    // The largest instance types have 192 vCPUs, and 32 TiB of memory.
    private static void CheckSize(ContainerDefinition container)
    {
        Check("cpu", container.Cpu, 0, 196_608);
        Check("memory", container.Memory, 4, 33_554_432);
        Check("memoryReservation", container.MemoryReservation, 4, 33_554_432);

        void Check(string name, int? value, int least, int most)
        {
            if (value < least || value > most)
            {
                throw EcsErrors.Client($"Invalid setting for container '{container.Name}'. The {name} '{value}' must be between {least} and {most}.");
            }
        }
    }

    private static void CheckMemory(TaskTarget target, ContainerDefinition container)
    {
        if (target.Memory is null && container is { Memory: null, MemoryReservation: null })
        {
            throw EcsErrors.Client(
                $"Invalid setting for container '{container.Name}'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
    }

    private static void CheckVariables(ContainerDefinition container)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in container.Environment ?? [])
        {
            names.Add(variable.Name is { Length: > 0 } name
                ? name
                : throw EcsErrors.Client($"An environment variable of container '{container.Name}' has no name."));
        }

        if ((container.Secrets ?? []).FirstOrDefault(secret => !names.Add(secret.Name!)) is { } repeated)
        {
            throw EcsErrors.Client(
                "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as "
                + $"'{repeated.Name}'.");
        }
    }

    private static PortMapping Check(ContainerDefinition container, PortMapping port)
    {
        if (port.ContainerPort is not (>= 1 and <= 65535))
        {
            throw EcsErrors.Client($"Container port '{port.ContainerPort}' of container '{container.Name}' must be between 1 and 65535.");
        }

        if (port.HostPort is not (null or 0) && port.HostPort != port.ContainerPort)
        {
            throw EcsErrors.Client("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
        }

        return port.Protocol is null or "tcp"
            ? port with { HostPort = port.ContainerPort, Protocol = "tcp" }
            : throw EcsErrors.NotEmulated($"port mappings with the protocol {port.Protocol}");
    }
}
