using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>One rule that a description breaks.</summary>
public sealed record StackFault
{
    /// <summary>Makes a fault, as a host's test may want to.</summary>
    public StackFault()
    {
    }

    [SetsRequiredMembers]
    internal StackFault(string logicalId, string value, string problem, string wayOut) =>
        (LogicalId, Value, Problem, WayOut) = (logicalId, UrlText.WithoutUsers(value), problem, wayOut);

    /// <summary>The part of the stack that is at fault: such as <c>task-api</c>, <c>task-api/vpc</c>, <c>customer/endpoint</c>.</summary>
    public required string LogicalId { get; init; }

    /// <summary>What was given, without the user and password of a URL; empty when something is missing.</summary>
    public string Value { get; init; } = "";

    /// <summary>What is wrong with it.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do about it.</summary>
    public required string WayOut { get; init; }

    /// <summary>The fault as one line for people.</summary>
    public override string ToString() =>
        Printable.Escape($"{LogicalId}: {(Value.Length == 0 ? "" : $"'{Value}': ")}{Problem} {WayOut}");
}
