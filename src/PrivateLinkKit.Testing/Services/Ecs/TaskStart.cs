using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.Ecr;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Prepares the containers of a task: assumes its roles, reads its secrets, finds its images and opens its log streams.</summary>
internal static class TaskStart
{
    /// <exception cref="TaskStartException">Something that the task needs is missing.</exception>
    public static IReadOnlyList<ContainerPlacement> Containers(AccountRegion region, TaskState task, RepositoryImages repositories, IReach reach)
    {
        var definition = task.Plan.Definition;
        if (TaskRoles.Refusal(region, definition) is { } refusal)
        {
            throw new TaskStartException(refusal);
        }

        var paths = new TaskPaths(EgressOf(region, task, reach), region);
        foreach (var container in definition.ContainerDefinitions!)
        {
            paths.CheckRegistryAuth(container.Image!);
        }

        // All secrets come before the first log stream.
        var containers = definition.ContainerDefinitions!
            .Select(container => (Container: container, Environment: EnvironmentOf(region, paths, container))).ToList();
        return
        [
            .. containers.Select(entry => new ContainerPlacement(
                Pull(region, paths, repositories, entry.Container.Image!),
                [.. entry.Container.PortMappings!.Select(port => port.ContainerPort!.Value)],
                entry.Environment)
            {
                Output = TaskLogs.Open(region, paths, task.Arn, entry.Container),
            }),
        ];
    }

    // On an instance, its agent and its container runtime pull, read secrets and send logs, not the network interface of the task.
    private static EgressPaths EgressOf(AccountRegion region, TaskState task, IReach reach) =>
        region.Ecs.ContainerInstances.Find(task.Plan.InstanceArn) is { Host: var host }
            ? new(reach, region, task.Arn, host.InterfaceId, host.SubnetId)
            : new(reach, region, task.Arn, task.EniId!, task.Plan.SubnetId!);

    private static string Pull(AccountRegion region, TaskPaths paths, RepositoryImages repositories, string image)
    {
        paths.CheckPull(image);
        var reference = PulledImages.Resolve(region, repositories, image, out var failure);
        return failure is null ? reference : throw new TaskStartException(failure);
    }

    private static Dictionary<string, string> EnvironmentOf(AccountRegion region, TaskPaths paths, ContainerDefinition container)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in container.Environment!)
        {
            // The last of a name counts.
            environment[variable.Name!] = variable.Value ?? "";
        }

        foreach (var secret in container.Secrets ?? [])
        {
            paths.CheckSecret(secret.ValueFrom!);
            environment.Add(secret.Name!, TaskSecrets.ValueOf(region, secret.ValueFrom!));
        }

        return environment;
    }
}
