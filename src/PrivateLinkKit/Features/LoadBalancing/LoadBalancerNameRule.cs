using System.Text.RegularExpressions;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Names of load balancers have 32 characters, and are unique.</summary>
internal static partial class LoadBalancerNameRule
{
    public static IEnumerable<StackValidationError> Check(string id, string? name)
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

    /// <param name="id">The NLB's logical id.</param>
    /// <param name="name">Its name; null: not set.</param>
    /// <param name="other">The name of the ALB behind it; null: not set.</param>
    public static IEnumerable<StackValidationError> CheckShared(string id, string? name, string? other) => name is null || name != other
        ? []
        : [new StackValidationError(id, name, "The ALB has this name too.", "Use a unique name for each load balancer.")];

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?\z")]
    private static partial Regex LoadBalancerName();
}
