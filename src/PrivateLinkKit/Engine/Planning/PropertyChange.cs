using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit;

/// <summary>One property of a planned change, by its CloudFormation name.</summary>
public sealed record PropertyChange
{
    /// <summary>Suffix of the name of a resource whose id AWS will assign.</summary>
    public const string KnownAfterApply = "(known after apply)";

    /// <summary>Creates a property change, for use in a host's tests.</summary>
    public PropertyChange()
    {
    }

    [SetsRequiredMembers]
    internal PropertyChange(string name, string? old, string? @new, bool requiresReplacement) =>
        (Name, Old, New, RequiresReplacement) = (name, old, @new, requiresReplacement);

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The value in AWS; null if the resource does not exist or the property is absent.</summary>
    public string? Old { get; init; }

    /// <summary>
    /// The wanted value; the resource's name and <see cref="KnownAfterApply"/> if it depends on a resource that does not exist yet; null if it must
    /// be absent.
    /// </summary>
    public string? New { get; init; }

    /// <summary>true if AWS cannot change this property of an existing resource.</summary>
    public bool RequiresReplacement { get; init; }

    /// <summary>
    /// true if the description is unchanged since the resource was created or last updated, and AWS holds another value: it was changed outside the
    /// stack. false if the description changed, if the difference only follows from another resource's replacement, and if the resource lacks the tag
    /// <c>privatelinkkit:spec</c>.
    /// </summary>
    public bool IsDrift
    {
        get => Origin is ChangeOrigin.Aws;
        init => Origin = value ? ChangeOrigin.Aws : ChangeOrigin.Unknown;
    }

    /// <summary>
    /// true if the values belong to an environment variable, which plan texts hide (<see cref="PlanTextOptions.ShowSensitiveValues"/>).
    /// </summary>
    /// <value>Default: false.</value>
    public bool IsSensitive { get; init; }

    internal ChangeOrigin Origin { get; init; }

    /// <summary>true if AWS has marked the resource as failed, so that it serves nobody.</summary>
    internal bool IsFailure { get; init; }

    /// <summary>The change as one line; hides sensitive values, and escapes control characters.</summary>
    public override string ToString() => Printable.Escape(ToString(PlanTextOptions.Default));

    internal string ToString(PlanTextOptions options) => $"{Name}: {options.Shown(this, Old) ?? "(none)"} -> {options.Shown(this, New) ?? "(none)"}";
}
