using PrivateLinkKit.Planning;

namespace PrivateLinkKit;

/// <summary>AWS is not as a stack wants it, and <see cref="StackOptions.FailStart"/> does not let the host start so.</summary>
public sealed class StackDiffersException : PrivateLinkException
{
    /// <summary>Makes the exception, as a host's test may want to.</summary>
    /// <param name="plan">What differs.</param>
    public StackDiffersException(Plan plan)
        : base(
        [
            $"Stack {plan.StackName} is not as wanted, and only verified at start. Apply it, or set its AtStart to Apply.",
            .. PlanText.LinesForLogs(plan),
        ]) =>
        Plan = plan;

    /// <summary>What differs.</summary>
    public Plan Plan { get; }
}
