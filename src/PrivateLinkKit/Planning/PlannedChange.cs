using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Model;

namespace PrivateLinkKit;

/// <summary>What an apply will do with one resource, and why.</summary>
public sealed record PlannedChange
{
    /// <summary>Makes a change, as a host's test may want to. The engine applies only its own.</summary>
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

    /// <summary>What will be done.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The resource's name in the stack, for example <c>task-api/nlb</c>.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The CloudFormation type, for example <c>AWS::EC2::VPCEndpoint</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>AWS's id or ARN of the existing resource; null where there is none yet, or where it was not read (see <see cref="PlanOptions.Thorough"/>).</summary>
    public string? PhysicalId { get; init; }

    /// <summary>The region, and the role where the side has one of its own.</summary>
    public string Placement { get; init; } = "";

    /// <summary>The properties that differ; for a create, all that will be set.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the old resource is gone before the new one is there, or the new one takes its place while consumers are connected: they are cut off for a while, or until they look up the new endpoint's name. Also where an NLB begins or ceases to send the PROXY protocol header: tasks that do not expect the one or the other answer nobody.</summary>
    public bool InterruptsConsumers { get; init; }

    /// <summary>True where the resource was deleted or changed behind the stack's back; see <see cref="PropertyChange.IsDrift"/>.</summary>
    public bool IsDrift => WasLost || Properties.Any(property => property.IsDrift);

    /// <summary>Whether what exists has to be deleted before something else can be created.</summary>
    internal bool DeletedFirst { get; init; }

    /// <summary>What has to be gone before the wanted resource can be created.</summary>
    internal IReadOnlyList<ResourceState> Awaits { get; init; } = [];

    /// <summary>Whether a resource to be created was there before.</summary>
    internal bool WasLost { get; init; }

    internal LogicalId Id => Want?.Id ?? Have!.Id;

    internal Resource? Want { get; }

    internal ResourceState? Have { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {LogicalId}";
}
