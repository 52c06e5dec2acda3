using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.LoadBalancing;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>A well-formed ARN in the description, and the part that names it.</summary>
internal sealed record NamedArn(string LogicalId, string Text, Arn Arn)
{
    /// <summary>ARNs that must belong to the service's own account.</summary>
    public static IEnumerable<NamedArn> OfService(StackDraft stack) => Parsed(
    [
        (stack.Name, stack.Placement.RoleArn),
        (LogicalIds.Task(stack), stack.Workload?.ExecutionRoleArn),
        (LogicalIds.Task(stack), stack.Workload?.TaskRoleArn),
        (LogicalIds.Task(stack), stack.Workload?.Cluster),
        (LogicalIds.Alb(stack), (stack.Alb as AlbDraft.Used)?.Arn),
        (LogicalIds.Nlb(stack), (stack.Nlb as NlbDraft.Used)?.Arn),
    ]);

    public static IEnumerable<NamedArn> All(StackDraft stack) =>
    [
        .. OfService(stack),
        .. Parsed((stack.Workload?.Secrets ?? []).Select(secret => (LogicalIds.Task(stack), (string?)secret.ValueFrom))),
        .. Parsed(stack.Principals.Distinct().Select(principal => (LogicalIds.EndpointService(stack), (string?)principal))),
        .. Parsed(stack.Consumers.Select(consumer => (consumer.Name, consumer.Placement.RoleArn))),
    ];

    private static IEnumerable<NamedArn> Parsed(IEnumerable<(string Id, string? Text)> named)
    {
        foreach (var (id, text) in named)
        {
            if (text is not null && Arn.TryParse(text, out var arn))
            {
                yield return new NamedArn(id, text, arn);
            }
        }
    }
}
