namespace PrivateLinkKit.Engine.Model;

/// <summary>A wanted AWS resource: the settings that a user can choose.</summary>
/// <param name="Id">Its name in the stack.</param>
/// <param name="Kind">Its CloudFormation type.</param>
/// <param name="At">Its account and region.</param>
/// <remarks>
/// Each resource reaches two milestones: it exists (its id is known), and it is ready (AWS has finished with it).
/// A reference waits for the first; where AWS demands more, the lists below say so.
/// </remarks>
public abstract record Resource(LogicalId Id, string Kind, Placement At)
{
    /// <summary>The user's tags; the ownership tags are added by the handler in the create call.</summary>
    public EquatableList<Tag> Tags { get; init; } = [];

    /// <summary>Must exist before this one is created, although no property refers to them.</summary>
    public EquatableList<LogicalId> After { get; init; } = [];

    /// <summary>Must be ready before this one is created: otherwise AWS returns an error or behaves incorrectly.</summary>
    public EquatableList<LogicalId> AfterReady { get; init; } = [];

    /// <summary>Must be ready before waiting for this one, which cannot become ready earlier.</summary>
    public EquatableList<LogicalId> ReadyAfter { get; init; } = [];

    /// <summary>Reason for a replacement other than a property that AWS cannot change; null: none.</summary>
    public string? ReplacementReason { get; init; }

    /// <summary>
    /// CloudFormation names of properties that somebody else may set once the resource exists: their differences are shown, and no changes. A name includes
    /// the properties inside it, as <c>ContainerDefinitions</c> does <c>ContainerDefinitions.Image</c>.
    /// </summary>
    public EquatableList<string> Ignored { get; init; } = [];

    internal bool Ignores(string property) => Ignored.Any(name =>
        property.StartsWith(name, StringComparison.Ordinal) && (property.Length == name.Length || property[name.Length] == '.'));

    /// <summary>Returns the resource with names that no stack of the same name at another home has; only in places away from the stack's home.</summary>
    internal virtual Resource NamedApart(StackIdentity stack) => this;

    /// <summary>Principals that it allows to connect to the stack; <c>*</c> for all. Default: none.</summary>
    internal virtual IEnumerable<string> Admits => [];

    /// <summary>All references in the resource's properties.</summary>
    public abstract IEnumerable<Ref> References { get; }

    /// <summary>Logical ids that must exist, or be ready, before this resource is created.</summary>
    public IEnumerable<LogicalId> DependsOn => References.OfType<OutputOf>().Select(reference => reference.Id).Concat(After).Concat(AfterReady).Distinct();
}

/// <summary>A key and its value, as AWS keeps them on a resource.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record Tag(string Key, string Value)
{
    /// <summary>Returns <c>key=value</c>.</summary>
    public override string ToString() => $"{Key}={Value}";
}
