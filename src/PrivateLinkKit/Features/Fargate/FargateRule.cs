using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>The task definition and its service.</summary>
internal static partial class FargateRule
{
    public static IEnumerable<StackValidationError> Check(string id, FargateBuilder task) =>
        [.. Image(id, task), .. Port(id, task), .. Size(id, task), .. Names(id, task), .. OfRoles(id, task)];

    private static IEnumerable<StackValidationError> Image(string id, FargateBuilder task)
    {
        if (task.ImageReference.Length == 0)
        {
            yield return new StackValidationError(id, "", "The task has no container image.", "Add Image(\"nginx:1.29\").");
        }
        else if (task.ImageReference.Length > 255 || !ImageReference().IsMatch(task.ImageReference))
        {
            yield return new StackValidationError(
                id,
                task.ImageReference,
                "This does not refer to a container image.",
                "Write it as 'registry/name:tag', the name in lower case.");
        }
    }

    private static IEnumerable<StackValidationError> Port(string id, FargateBuilder task) => task.ContainerPort is { } port
        ? Ports.Check(id, port)
        : [new StackValidationError(id, "", "The container's port is not set.", "Add Port(8080).")];

    private static IEnumerable<StackValidationError> Size(string id, FargateBuilder task)
    {
        var memories = FargateSizes.MemoriesOf(task.Cpu);
        if (memories.Count == 0)
        {
            yield return new StackValidationError(
                id,
                $"{task.Cpu}",
                "Fargate does not offer this number of CPU units.",
                $"Choose one of {string.Join(", ", FargateSizes.Cpus)}.");
        }
        else if (!memories.Contains(task.Memory))
        {
            yield return new StackValidationError(
                id,
                $"{task.Memory}",
                $"Fargate has no tasks with {task.Cpu} CPU units and this much memory.",
                $"Choose one of {string.Join(", ", memories)} MiB.");
        }

        if (task.DesiredCount < 0)
        {
            yield return new StackValidationError(id, $"{task.DesiredCount}", "The count of tasks is negative.", "Choose 0 or more.");
        }

        if (task.GracePeriod is { } grace && (grace.Ticks % TimeSpan.TicksPerSecond != 0 || grace.TotalSeconds is < 0 or > int.MaxValue))
        {
            yield return new StackValidationError(
                id,
                string.Create(CultureInfo.InvariantCulture, $"{grace.TotalSeconds} s"),
                "ECS does not accept this grace period.",
                $"Choose whole seconds from 0 to {int.MaxValue}.");
        }
    }

    private static IEnumerable<StackValidationError> Names(string id, FargateBuilder task)
    {
        if (task.Container is { } container && !Name().IsMatch(container))
        {
            yield return new StackValidationError(
                id, container, "This is not a valid name for a container.", "Use 1 to 255 letters, digits, hyphens and underscores.");
        }

        if (task.LogGroup is { } logGroup && !LogGroupName().IsMatch(logGroup))
        {
            yield return new StackValidationError(
                id, logGroup, "This is not a valid name of a log group.", "Use 1 to 512 letters, digits and the characters _-/.#.");
        }

        if (task.Cluster is { } cluster && !Name().IsMatch(cluster) && !IsClusterArn(cluster))
        {
            yield return new StackValidationError(
                id,
                cluster,
                "This is neither the name nor the ARN of an ECS cluster.",
                "Use the cluster's name or 'arn:aws:ecs:eu-west-1:123456789012:cluster/name'.");
        }
    }

    private static IEnumerable<StackValidationError> OfRoles(string id, FargateBuilder task)
    {
        foreach (var role in new[] { task.ExecutionRoleArn, task.TaskRoleArn }.OfType<string>().Where(role => !Roles.IsRole(role)))
        {
            yield return Roles.ErrorOf(id, role);
        }

        if (task.ExecutionRoleArn is not null)
        {
            yield break;
        }

        string[] needs =
        [
            .. task.Secrets.Select(secret => secret.ForMessage()),
            .. task.LogGroup is { } logGroup ? [logGroup] : Array.Empty<string>(),
            .. EcrImage().IsMatch(task.ImageReference) ? [task.ImageReference] : Array.Empty<string>(),
        ];
        foreach (var need in needs)
        {
            yield return new StackValidationError(
                id, need, "ECS needs a role to access this for the task.", "Add ExecutionRole(\"arn:aws:iam::…:role/…\").");
        }
    }

    private static bool IsClusterArn(string text) =>
        Arn.TryParse(text, out var arn) && arn.Service == "ecs" && Principals.IsAccountId(arn.Account)
        && arn.Resource.StartsWith("cluster/", StringComparison.Ordinal) && Name().IsMatch(arn.Resource["cluster/".Length..]);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9_./#-]{1,512}\z")]
    private static partial Regex LogGroupName();

    [GeneratedRegex("""
        ^([A-Za-z0-9.-]+(:[0-9]+)?/)?               # registry
        [a-z0-9]+((/|[._-]+)[a-z0-9]+)*             # name
        (:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?       # tag
        (@sha256:[0-9a-f]{64})?\z                   # digest
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ImageReference();

    /// <summary>ECR registry names of all partitions, which differ only in their suffix.</summary>
    [GeneratedRegex(@"^[0-9]{12}\.dkr[.-]ecr(-fips)?\.")]
    private static partial Regex EcrImage();
}
