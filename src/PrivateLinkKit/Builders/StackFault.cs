using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>One rule that a description breaks.</summary>
/// <param name="LogicalId">The part of the stack that is at fault: such as <c>task-api</c>, <c>task-api/vpc</c>, <c>customer/endpoint</c>.</param>
/// <param name="Value">What was given; empty when something is missing.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="WayOut">What to do about it.</param>
public sealed record StackFault(string LogicalId, string Value, string Problem, string WayOut)
{
    /// <summary>The fault as one line for people.</summary>
    public override string ToString() => Printable.Escape($"{LogicalId}: {(Value.Length == 0 ? "" : $"'{Value}': ")}{Problem} {WayOut}");
}
