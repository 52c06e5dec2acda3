using System.Text.RegularExpressions;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Stack and consumer names begin the names of resources; those of load balancers have 32 characters, of which eight are reserved for suffixes.
/// </summary>
internal sealed partial class NameRule : IStackRule
{
    private const int MaxLength = 24;

    public IEnumerable<StackValidationError> Check(StackOutline stack) => Check(stack.Stack);

    private static IEnumerable<StackValidationError> Check(StackDescription stack) =>
    [
        .. Check(stack.Name, "service"),
        .. stack.Consumers.SelectMany(consumer => Check(consumer.Name, "consumer")),
        .. stack.Consumers.Where(consumer => consumer.Name == stack.Name).Select(consumer =>
            new StackValidationError(consumer.Name, consumer.Name, "The consumer has the name of the service.", "Use a unique name.")),
        .. stack.Consumers.GroupBy(consumer => consumer.Name).Where(group => group.Count() > 1).Select(group =>
            new StackValidationError(group.Key, group.Key, $"{group.Count()} consumers have this name.", "Use a unique name for each.")),
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

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Name();
}
