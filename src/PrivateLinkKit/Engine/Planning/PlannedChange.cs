using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>The planned change of one resource, and its reason.</summary>
public sealed record PlannedChange
{
    /// <summary>Creates a change, for use in a host's tests. The engine applies only its own.</summary>
    public PlannedChange()
    {
    }

    [SetsRequiredMembers]
    internal PlannedChange(ChangeAction action, Resource? want, ResourceState? have, IReadOnlyList<PropertyChange> properties, string reason)
    {
        Action = action;
        Want = want;
        Have = have;
        Properties = properties;
        Reason = reason;
        LogicalId = Id.Value;
        ResourceType = want?.Kind ?? have!.Kind;
        PhysicalId = have?.PhysicalId;
        Placement = (want?.At ?? have!.At).ToString();
    }

    /// <summary>The planned action.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The resource's name in the stack, for example <c>task-api/nlb</c>.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The CloudFormation type, for example <c>AWS::EC2::VPCEndpoint</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>AWS id or ARN of the existing resource; null if there is none yet.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>The region, and the role of a unit that has its own.</summary>
    public string Placement { get; init; } = "";

    /// <summary>The properties that differ; for a create, all properties to set.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>
    /// Properties that differ and stay as they are, since the description leaves them to somebody else; see <see cref="Resource.Ignored"/>.
    /// </summary>
    public IReadOnlyList<PropertyChange> Ignored { get; init; } = [];

    /// <summary>The reason, in one sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Reason why an apply does not execute the change yet; of the endpoint service, it executes the listed properties alone. Empty plans have no such change.
    /// </summary>
    /// <value>null: an apply executes it.</value>
    public string? HoldReason { get; init; }

    /// <summary>true if the resource was deleted or changed outside the stack; see <see cref="PropertyChange.IsDrift"/>.</summary>
    public bool IsDrift => WasLost || Properties.Any(property => property.IsDrift);

    /// <summary>true if the existing resource must be deleted before another can be created.</summary>
    internal bool DeletedFirst { get; init; }

    /// <summary>true if <see cref="HoldReason"/> concerns properties that are not listed.</summary>
    internal bool IsHeldInPart { get; init; }

    /// <summary>true if an apply does nothing of it.</summary>
    internal bool IsHeld => HoldReason is not null && !IsHeldInPart;

    /// <summary>true if it is held for the resource's own sake, which may be anybody's: the description is applied all the same.</summary>
    internal bool IsUnknown { get; init; }

    /// <summary>true if the resource stays as it is, or missing, because its unit is held back.</summary>
    internal bool IsPinned { get; init; }

    /// <summary>Resources that must be gone before the wanted one can be created.</summary>
    internal IReadOnlyList<ResourceState> Awaits { get; init; } = [];

    /// <summary>true if a resource to be created existed before.</summary>
    internal bool WasLost { get; init; }

    internal LogicalId Id => Want?.Id ?? Have!.Id;

    internal Resource? Want { get; }

    internal ResourceState? Have { get; }

    /// <summary>Action and name; escapes control characters.</summary>
    public override string ToString() => Printable.Escape($"{Action} {LogicalId}");
}
