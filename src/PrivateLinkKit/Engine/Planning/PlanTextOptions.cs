namespace PrivateLinkKit;

/// <summary>Options for the text and the JSON of a <see cref="Plan"/>.</summary>
public sealed record PlanTextOptions
{
    /// <summary>Shows secrets, such as the values of environment variables: do not log such texts.</summary>
    /// <value>Default: false; they appear as <c>(hidden)</c>.</value>
    public bool ShowSensitiveValues { get; init; }

    internal static PlanTextOptions Default { get; } = new();

    internal string? Shown(PropertyValue? value) => value?.Text(ShowSensitiveValues);
}
