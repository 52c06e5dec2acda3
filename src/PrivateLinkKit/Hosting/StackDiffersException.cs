using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit;

/// <summary>AWS differs from the stack's description, and <see cref="StackOptions.FailStart"/> stops the host.</summary>
public sealed class StackDiffersException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="plan">The plan with the differences.</param>
    public StackDiffersException(Plan plan)
        : base(
        [
            $"Stack {plan.StackName} differs from its description, and is only verified at startup. Apply it, or set AtStart to Apply.",
            .. PlanText.LinesForLogs(plan),
        ]) =>
        Plan = plan;

    /// <summary>The differences.</summary>
    public Plan Plan { get; }
}
