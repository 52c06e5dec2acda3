using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Last known status of one of the host's stacks. Immutable; call <see cref="IStackMonitor"/> again for updates.</summary>
public sealed record StackStatus
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>Result of the last pass.</summary>
    public StackState State { get; init; }

    /// <summary>State of each unit after the last pass that read AWS.</summary>
    public IReadOnlyList<StackUnit> Units { get; init; } = [];

    /// <summary>true while AWS is being read or changed.</summary>
    public bool IsWorking { get; init; }

    /// <summary>End of the last pass; null before the first one ended.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary><see cref="At"/> by the monotonic clock.</summary>
    internal long? Ended { get; init; }

    /// <summary>The last successful plan; null: none yet. The result of applying it is in <see cref="LastResult"/>.</summary>
    public Plan? LastPlan { get; init; }

    /// <summary>The last successful apply; null: none yet.</summary>
    public ApplyResult? LastResult { get; init; }

    /// <summary>Interruptions that the last pass refused; their units are held back.</summary>
    public IReadOnlyList<Interruption> Held { get; init; } = [];

    /// <summary>Obstacles that the last pass found before its first change; what depends on them is held back.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; init; } = [];

    /// <summary>
    /// Why the stack's home record was not brought into line in the last pass, once. Every pass tries again; the resources are not affected.
    /// </summary>
    public string? RecordFault { get; init; }

    /// <summary>Error of the last pass; null if it succeeded.</summary>
    public Exception? LastError { get; init; }

    internal TimeSpan? AgeBy(TimeProvider time) => Ended is { } stamp ? time.GetElapsedTime(stamp) : time.GetUtcNow() - At;

    /// <summary>Name and state as one line, safe for logs: a plan may contain values of environment variables.</summary>
    public override string ToString() => Printable.Escape($"{Name}: {State}{(IsWorking ? ", working" : "")}");
}

/// <summary>State of a stack, as far as the host knows.</summary>
public enum StackState
{
    /// <summary>Not read yet.</summary>
    NotVerified,

    /// <summary>AWS matches the description.</summary>
    Converged,

    /// <summary>AWS differs from the description.</summary>
    Differs,

    /// <summary>AWS could not be read or changed.</summary>
    Failed,

    /// <summary>The service matches the description, but not every unit: some are unreachable, held back or failed (<see cref="StackStatus.Units"/>).</summary>
    Incomplete,

    /// <summary>
    /// Another host has applied something else since, or has destroyed the stack (<see cref="SupersededException.By"/>). Nothing is changed until the
    /// description changes; after a destroy, until an apply by hand.
    /// </summary>
    Superseded,
}
