namespace PrivateLinkKit;

/// <summary>What a host knows of one of its stacks. Never changes; ask <see cref="IStackMonitor"/> again for news.</summary>
public sealed record StackStatus
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>How the last look or apply ended.</summary>
    public StackState State { get; init; }

    /// <summary>Whether AWS is being read or changed right now.</summary>
    public bool IsWorking { get; init; }

    /// <summary>When the last look or apply ended; null: there was none yet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary><see cref="At"/> by the monotonic clock.</summary>
    internal long? Ended { get; init; }

    /// <summary>The last plan that could be made; null: none yet. What an apply has done about it is in <see cref="LastResult"/>.</summary>
    public Plan? LastPlan { get; init; }

    /// <summary>The last apply that ended well; null: none yet.</summary>
    public ApplyResult? LastResult { get; init; }

    /// <summary>Why the last look or apply failed; null: it did not.</summary>
    public Exception? LastError { get; init; }

    internal TimeSpan? AgeBy(TimeProvider time) => Ended is { } stamp ? time.GetElapsedTime(stamp) : time.GetUtcNow() - At;

    /// <summary>Name and state, fit for logs: a plan may hold what environment variables are set to.</summary>
    public override string ToString() => $"{Name}: {State}{(IsWorking ? ", working" : "")}";
}

/// <summary>How far a stack is from what is wanted, as far as the host knows.</summary>
public enum StackState
{
    /// <summary>Nobody has looked yet.</summary>
    NotVerified,

    /// <summary>AWS was as wanted, or was brought there.</summary>
    Converged,

    /// <summary>AWS was not as wanted.</summary>
    Differs,

    /// <summary>AWS could not be read or changed.</summary>
    Failed,
}
