using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

/// <summary>The task definition and its service.</summary>
internal sealed partial class FargateRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack) => stack.Workload is { } task
        ? Check(Part.Task(stack), task)
        : [];

    private static IEnumerable<StackFault> Check(string id, FargateBuilder task) =>
        [.. Image(id, task), .. Port(id, task), .. Size(id, task), .. Names(id, task), .. Roles(id, task)];

    private static IEnumerable<StackFault> Image(string id, FargateBuilder task)
    {
        if (task.ImageReference.Length == 0)
        {
            yield return new StackFault(id, "", "The task has no container image.", "Add Image(\"nginx:1.29\").");
        }
        else if (task.ImageReference.Length > 255 || !ImageReference().IsMatch(task.ImageReference))
        {
            yield return new StackFault(
                id,
                task.ImageReference,
                "This does not refer to a container image.",
                "Write it as 'registry/name:tag', the name in lower case.");
        }
    }

    private static IEnumerable<StackFault> Port(string id, FargateBuilder task) => task.ContainerPort is { } port
        ? Ports.Check(id, port)
        : [new StackFault(id, "", "It is not known on which port the container listens.", "Add Port(8080).")];

    private static IEnumerable<StackFault> Size(string id, FargateBuilder task)
    {
        var memories = FargateSizes.MemoriesOf(task.Cpu);
        if (memories.Count == 0)
        {
            yield return new StackFault(
                id,
                $"{task.Cpu}",
                "Fargate has no tasks with so many CPU units.",
                $"Choose one of {string.Join(", ", FargateSizes.Cpus)}.");
        }
        else if (!memories.Contains(task.Memory))
        {
            yield return new StackFault(
                id,
                $"{task.Memory}",
                $"Fargate has no tasks with {task.Cpu} CPU units and so much memory.",
                $"Choose one of {string.Join(", ", memories)} MiB.");
        }

        if (task.DesiredCount < 0)
        {
            yield return new StackFault(id, $"{task.DesiredCount}", "The count of tasks is negative.", "Choose 0 or more.");
        }

        if (task.GracePeriod is { } grace && (grace.Ticks % TimeSpan.TicksPerSecond != 0 || grace.TotalSeconds is < 0 or > int.MaxValue))
        {
            yield return new StackFault(
                id,
                string.Create(CultureInfo.InvariantCulture, $"{grace.TotalSeconds} s"),
                "ECS does not take this grace period.",
                $"Choose whole seconds from 0 to {int.MaxValue}.");
        }
    }

    private static IEnumerable<StackFault> Names(string id, FargateBuilder task)
    {
        if (task.Container is { } container && !Name().IsMatch(container))
        {
            yield return new StackFault(id, container, "This is no name for a container.", "Use 1 to 255 letters, digits, hyphens and underscores.");
        }

        if (task.LogGroup is { } logGroup && !LogGroupName().IsMatch(logGroup))
        {
            yield return new StackFault(id, logGroup, "This is no name of a log group.", "Use 1 to 512 letters, digits and the characters _-/.#.");
        }

        if (task.Cluster is { } cluster && !Name().IsMatch(cluster) && !IsClusterArn(cluster))
        {
            yield return new StackFault(
                id,
                cluster,
                "This is neither name nor ARN of an ECS cluster.",
                "Use the cluster's name or 'arn:aws:ecs:eu-west-1:123456789012:cluster/name'.");
        }
    }

    private static IEnumerable<StackFault> Roles(string id, FargateBuilder task)
    {
        foreach (var role in new[] { task.ExecutionRoleArn, task.TaskRoleArn }.OfType<string>().Where(role => !Rules.Roles.IsRole(role)))
        {
            yield return Rules.Roles.Fault(id, role);
        }

        if (task.ExecutionRoleArn is not null)
        {
            yield break;
        }

        string[] needs =
        [
            .. task.Secrets.Select(secret => secret.ValueFrom),
            .. task.LogGroup is { } logGroup ? [logGroup] : Array.Empty<string>(),
            .. EcrImage().IsMatch(task.ImageReference) ? [task.ImageReference] : Array.Empty<string>(),
        ];
        foreach (var need in needs)
        {
            yield return new StackFault(id, need, "ECS needs a role to get at this for the task.", "Add ExecutionRole(\"arn:aws:iam::…:role/…\").");
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

    /// <summary>Of every partition: only the ends of the names differ.</summary>
    [GeneratedRegex(@"^[0-9]{12}\.dkr[.-]ecr(-fips)?\.")]
    private static partial Regex EcrImage();
}
