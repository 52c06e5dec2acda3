using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit;

/// <summary>One property of a planned change, by the name it has in CloudFormation.</summary>
public sealed record PropertyChange
{
    /// <summary>Follows the name of the resource whose id AWS will assign.</summary>
    public const string KnownAfterApply = "(known after apply)";

    /// <summary>Makes a property's change, as a host's test may want to.</summary>
    public PropertyChange()
    {
    }

    [SetsRequiredMembers]
    internal PropertyChange(string name, string? old, string? @new, bool requiresReplacement) => (Name, Old, New, RequiresReplacement) = (name, old, @new, requiresReplacement);

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>What AWS holds now; null where the resource does not exist or the property is absent.</summary>
    public string? Old { get; init; }

    /// <summary>
    /// What is wanted; the name of the resource and <see cref="KnownAfterApply"/> where it depends on a resource that does not exist yet; null where it is to be
    /// absent.
    /// </summary>
    public string? New { get; init; }

    /// <summary>True where AWS cannot change this property of an existing resource.</summary>
    public bool RequiresReplacement { get; init; }

    /// <summary>
    /// True where the description wants what it wanted when the resource was made or last updated, and AWS holds something else: it was changed behind
    /// the stack's back, or AWS gave it up. False where the description has changed, where the difference only follows from another resource that is made
    /// anew, and where the resource carries no tag <c>privatelinkkit:spec</c> to tell by.
    /// </summary>
    public bool IsDrift
    {
        get => Origin is ChangeOrigin.Aws;
        init => Origin = value ? ChangeOrigin.Aws : ChangeOrigin.Unknown;
    }

    /// <summary>
    /// Whether the values are those of an environment variable, which texts of the plan hide (<see cref="PlanTextOptions.ShowSensitiveValues"/>).
    /// </summary>
    /// <value>Default: false.</value>
    public bool IsSensitive { get; init; }

    internal ChangeOrigin Origin { get; init; }

    /// <summary>The change as one line; hides sensitive values, and escapes control characters.</summary>
    public override string ToString() => Printable.Escape(ToString(PlanTextOptions.Default));

    internal string ToString(PlanTextOptions options) => $"{Name}: {options.Shown(this, Old) ?? "(none)"} -> {options.Shown(this, New) ?? "(none)"}";
}
