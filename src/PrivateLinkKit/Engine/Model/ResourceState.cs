namespace PrivateLinkKit.Engine.Model;

/// <summary>
/// An existing AWS resource of a stack, as AWS returns it, without defaults. Holds only values that are compared, referenced or output, and no
/// counters or times, so that equal states mean no change.
/// </summary>
/// <param name="Id">Its name in the stack.</param>
/// <param name="Kind">Its CloudFormation type.</param>
/// <param name="At">Its account and region.</param>
/// <param name="PhysicalId">Its AWS id or ARN; no other resource of the stack has it. Of a part, the id of the other resource with a suffix.</param>
public abstract record ResourceState(LogicalId Id, string Kind, Placement At, string PhysicalId)
{
    /// <summary>
    /// All tags except ownership tags and those of AWS (<c>aws:</c>), ordered by key; includes the stack's bookkeeping tags (<c>privatelinkkit:</c>).
    /// </summary>
    public EquatableList<Tag> Tags { get; init; } = [];

    /// <summary>false while AWS is still working on it (pending, provisioning): an apply has to wait for it.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>Creation time, if AWS returns it; the older of two duplicates counts.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>true if consumers may be connected to the stack while this resource exists.</summary>
    internal virtual bool ServesConsumers => false;

    /// <summary>true if it is a consumer's endpoint that is connected, or about to be: a change may disconnect it.</summary>
    public virtual bool ConsumesService => false;

    /// <summary>Ids of the security groups whose inbound rules decide which consumers' requests it accepts.</summary>
    public virtual IEnumerable<string> AdmissionGroups => [];

    /// <summary>true if it forwards requests from a load balancer.</summary>
    internal virtual bool TakesRequests => false;

    /// <summary>Physical ids (or aliases) of its dependencies, which are deleted after it.</summary>
    public virtual IEnumerable<string> DependsOn => [];

    /// <summary>true if its deletion begins with a call that detaches it from its dependencies.</summary>
    internal virtual bool IsDetachedFirst => false;

    /// <summary>Ids of its network interfaces, where AWS returns them; read only for a destroy.</summary>
    internal EquatableList<string> NetworkInterfaces { get; init; } = [];

    /// <summary>Properties that were not read, such as in a reading of what can stop or admit a request: no difference is seen in them.</summary>
    public EquatableList<string> NotFetched { get; init; } = [];

    /// <summary>
    /// Properties that AWS does not return and that are assumed to be as last wanted: only a changed description makes a difference.
    /// </summary>
    public EquatableList<string> NotReturned { get; init; } = [];

    /// <summary>Other names that <see cref="DependsOn"/> of another resource may use for this one.</summary>
    public virtual IEnumerable<string> Aliases => [];

    /// <summary>Ids of its parts that also carry the stack's tags.</summary>
    internal virtual IEnumerable<string> TaggedParts => [];

    /// <summary>Returns an output by name: <see cref="Outputs.Id"/> or a name of the kind.</summary>
    /// <param name="name">The name.</param>
    /// <returns>null: there is none of this name.</returns>
    public virtual string? Output(string name) => name == Outputs.Id ? PhysicalId : null;
}
