using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit;

/// <summary>One property of a planned change, by its CloudFormation name.</summary>
public sealed record PropertyChange
{
    /// <summary>Creates a property change, for use in a host's tests.</summary>
    public PropertyChange()
    {
    }

    [SetsRequiredMembers]
    internal PropertyChange(string name, PropertyValue? old, PropertyValue? @new, bool requiresReplacement) =>
        (Name, Old, New, RequiresReplacement) = (name, old, @new, requiresReplacement);

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The value in AWS; null if the resource does not exist or the property is absent.</summary>
    public PropertyValue? Old { get; init; }

    /// <summary>
    /// The wanted value, which may contain references to resources that do not exist yet; null if it must be absent.
    /// </summary>
    public PropertyValue? New { get; init; }

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
    /// true if a value is or contains a secret, such as the value of an environment variable, which plan texts hide
    /// (<see cref="PlanTextOptions.ShowSensitiveValues"/>).
    /// </summary>
    public bool IsSensitive => Old?.IsSecret is true || New?.IsSecret is true;

    internal ChangeOrigin Origin { get; init; }

    /// <summary>true if AWS has marked the resource as failed, so that it serves nobody.</summary>
    internal bool IsFailure { get; init; }

    /// <summary>The change as one line; hides sensitive values, and escapes control characters.</summary>
    public override string ToString() => Printable.Escape(ToString(PlanTextOptions.Default));

    internal string ToString(PlanTextOptions options) => $"{Name}: {options.Shown(Old) ?? "(none)"} -> {options.Shown(New) ?? "(none)"}";
}
