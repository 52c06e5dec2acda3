using System.Text.RegularExpressions;
using PrivateLinkKit.Features.LoadBalancing;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Stack and consumer names begin the names of resources; those of load balancers have 32 characters, of which eight are reserved for suffixes.
/// </summary>
internal sealed partial class NameRule : IStackRule
{
    private const int MaxLength = 24;

    public IEnumerable<StackValidationError> Check(StackDraft stack) =>
    [
        .. Check(stack.Name, "service"),
        .. stack.Consumers.SelectMany(consumer => Check(consumer.Name, "consumer")),
        .. stack.Consumers.Where(consumer => consumer.Name == stack.Name).Select(consumer =>
            new StackValidationError(consumer.Name, consumer.Name, "The consumer has the name of the service.", "Use a unique name.")),
        .. stack.Consumers.GroupBy(consumer => consumer.Name).Where(group => group.Count() > 1).Select(group =>
            new StackValidationError(group.Key, group.Key, $"{group.Count()} consumers have this name.", "Use a unique name for each.")),
        .. LoadBalancer(LogicalIds.Alb(stack), (stack.Alb as AlbDraft.Created)?.Alb.Name),
        .. LoadBalancer(LogicalIds.Nlb(stack), (stack.Nlb as NlbDraft.Created)?.Nlb.Name),
        .. SharedName(stack),
    ];

    /// <param name="name">The name.</param>
    /// <param name="what">What it names.</param>
    public static IEnumerable<StackValidationError> Check(string name, string what)
    {
        if (name.Length > MaxLength || !Name().IsMatch(name))
        {
            yield return new StackValidationError(
                name,
                name,
                $"This is not a valid name for a {what}.",
                $"Use 1 to {MaxLength} lower-case letters, digits and single hyphens, beginning with a letter and not ending with a hyphen.");
        }
        else if ($"{name}-".StartsWith("internal-", StringComparison.Ordinal) || $"{name}-".StartsWith("sg-", StringComparison.Ordinal))
        {
            yield return new StackValidationError(name, name, "AWS reserves this prefix.",
                "Begin the name with neither 'internal' nor 'sg'.");
        }
    }

    private static IEnumerable<StackValidationError> LoadBalancer(string id, string? name)
    {
        if (name is not null && (!LoadBalancerName().IsMatch(name) || name.StartsWith("internal-", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new StackValidationError(
                id,
                name,
                "This is not a valid name for a load balancer.",
                "Use 1 to 32 letters, digits and hyphens, no hyphen at the ends, and do not begin with 'internal-'.");
        }
    }

    private static IEnumerable<StackValidationError> SharedName(StackDraft stack)
    {
        if (stack.Nlb is NlbDraft.Created { Nlb.Name: { } name } && stack.Alb is AlbDraft.Created { Alb.Name: var other } && name == other)
        {
            yield return new StackValidationError(LogicalIds.Nlb(stack), name, "The ALB has this name too.", "Use a unique name for each load balancer.");
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?\z")]
    private static partial Regex LoadBalancerName();
}
