namespace PrivateLinkKit.Model;

/// <summary>
/// One existing AWS resource of a stack: what AWS says, without defaults. Holds only what is compared, pointed at or given out;
/// what changes by itself (counters, times) is left out, so that equal states mean that nothing was changed.
/// </summary>
internal abstract record ResourceState(LogicalId Id, string Kind, Placement At, string PhysicalId)
{
    /// <summary>All tags but those that say whose it is and those of AWS (<c>aws:</c>), ordered by key; the stack's marks (<c>privatelinkkit:</c>) are among them.</summary>
    public EquatableList<Tag> Tags { get; init; } = [];

    /// <summary>False while AWS is still working on it (pending, provisioning): an apply has to wait for it.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>When it was made, where AWS tells: of twins the older one counts.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>Whether consumers may be connected to the stack for as long as it exists.</summary>
    public virtual bool ServesConsumers => false;

    /// <summary>Whether it passes on requests that come from a load balancer.</summary>
    public virtual bool TakesRequests => false;

    /// <summary>Physical ids (or aliases) of what it uses: those are deleted after it.</summary>
    public virtual IEnumerable<string> PointsAt => [];

    /// <summary>Ids of what it uses and a usual reading does not read.</summary>
    public virtual IEnumerable<string> RestsOn => [];

    /// <summary>Properties that were not read: no difference is seen in them.</summary>
    public EquatableList<string> Unread { get; init; } = [];

    /// <summary>Properties of which AWS says nothing, and that are as they were wanted last: a difference counts only where something else is wanted now.</summary>
    public EquatableList<string> Untold { get; init; } = [];

    /// <summary>Other names that <see cref="PointsAt"/> of another resource may use for this one.</summary>
    public virtual IEnumerable<string> Aliases => [];

    /// <summary>Ids of those of its parts that carry the stack's tags too.</summary>
    public virtual IEnumerable<string> TaggedParts => [];

    /// <summary>What others may refer to: <see cref="Outputs.Id"/> or a name of the kind's own.</summary>
    public virtual string? Output(string name) => name == Outputs.Id ? PhysicalId : null;
}
