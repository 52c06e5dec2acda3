using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit;

/// <summary>One property of a planned change, by the name it has in CloudFormation.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Old">What AWS holds now; null where the resource does not exist or the property is absent.</param>
/// <param name="New">What is wanted; the name of the resource and <see cref="KnownAfterApply"/> where it depends on a resource that does not exist yet; null where it is to be absent.</param>
/// <param name="RequiresReplacement">True where AWS cannot change this property of an existing resource.</param>
public sealed record PropertyChange(string Name, string? Old, string? New, bool RequiresReplacement)
{
    /// <summary>Follows the name of the resource whose id AWS will assign.</summary>
    public const string KnownAfterApply = "(known after apply)";

    /// <summary>
    /// True where the description wants what it wanted when the resource was made or last updated, and AWS holds something else: it was changed behind
    /// the stack's back, or AWS gave it up. False where the description has changed, where the difference only follows from another resource that is made
    /// anew, and where the resource carries no tag <c>privatelinkkit:spec</c> to tell by.
    /// </summary>
    public bool IsDrift => Origin is ChangeOrigin.Aws;

    /// <summary>Whether the values are those of an environment variable, which texts of the plan hide (<see cref="PlanTextOptions.ShowSensitiveValues"/>).</summary>
    /// <value>Default: false.</value>
    public bool IsSensitive { get; internal init; }

    internal ChangeOrigin Origin { get; init; }

    /// <summary>The change as one line; hides sensitive values, and escapes control characters.</summary>
    public override string ToString() => Printable.Escape(ToString(PlanTextOptions.Default));

    internal string ToString(PlanTextOptions options) => $"{Name}: {options.Shown(this, Old) ?? "(none)"} -> {options.Shown(this, New) ?? "(none)"}";
}
