namespace PrivateLinkKit;

/// <summary>Options for the text and the JSON of a <see cref="Plan"/>.</summary>
public sealed record PlanTextOptions
{
    internal const string Hidden = "(hidden)";

    /// <summary>Shows values of environment variables. They often include secrets: do not log such texts.</summary>
    /// <value>Default: false; they appear as <c>(hidden)</c>.</value>
    public bool ShowSensitiveValues { get; init; }

    internal static PlanTextOptions Default { get; } = new();

    internal string? Shown(PropertyChange property, string? value) => value is not null && property.IsSensitive && !ShowSensitiveValues ? Hidden : value;
}
