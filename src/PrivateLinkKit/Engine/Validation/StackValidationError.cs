using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>A validation error: one rule that a description breaks.</summary>
public sealed record StackValidationError
{
    /// <summary>Creates an error, for use in a host's tests.</summary>
    public StackValidationError()
    {
    }

    [SetsRequiredMembers]
    internal StackValidationError(string logicalId, string value, string problem, string wayOut) =>
        (LogicalId, Value, Problem, Remedy) = (logicalId, UrlText.WithoutUsers(value), problem, wayOut);

    /// <summary>Logical id of the invalid part of the stack, such as <c>task-api</c>, <c>task-api/vpc</c>, <c>customer/endpoint</c>.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The invalid value, without the user and password of a URL; empty if something is missing.</summary>
    public string Value { get; init; } = "";

    /// <summary>The problem.</summary>
    public required string Problem { get; init; }

    /// <summary>How to fix it.</summary>
    public required string Remedy { get; init; }

    /// <summary>The error as one line for display.</summary>
    public override string ToString() =>
        Printable.Escape($"{LogicalId}: {(Value.Length == 0 ? "" : $"'{Value}': ")}{Problem} {Remedy}");
}
