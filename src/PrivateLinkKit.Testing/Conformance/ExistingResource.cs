namespace PrivateLinkKit.Testing;

/// <summary>A resource in AWS, of any origin.</summary>
/// <param name="Id">Its AWS id, as the kind reports it.</param>
/// <param name="Tags">Its tags.</param>
public sealed record ExistingResource(string Id, IReadOnlyDictionary<string, string> Tags)
{
    internal const string StackKey = "privatelinkkit:stack";
    internal const string HomeKey = "privatelinkkit:home";
    internal const string IdKey = "privatelinkkit:id";

    /// <summary>Everything else that AWS returns of it: names and values. Nothing in them may change on its own.</summary>
    /// <value>Default: none, and <see cref="ConformanceCheck.OtherOwners"/> asks for them.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is, where a suite lists resources of several types or accounts.</summary>
    /// <value>Default empty.</value>
    public string Type { get; init; } = "";

    /// <summary>true if AWS cannot tag it in its create call, so that it may lack the ownership tags.</summary>
    /// <value>Default false.</value>
    public bool IsTaggedLater { get; init; }

    /// <summary>Its owner, <c>stack: logical id</c>; null: its tags name none.</summary>
    internal string? Owner => Tags.TryGetValue(StackKey, out var stack) ? $"{stack}: {Tags.GetValueOrDefault(IdKey)}" : null;

    /// <summary>What it is and whose; duplicates share it.</summary>
    internal string Role => $"{Type} {Owner ?? "(nobody's)"}".TrimStart();

    /// <summary>The ownership tags that it lacks.</summary>
    internal IEnumerable<string> MissingKeys => ((string[])[StackKey, HomeKey, IdKey]).Where(key => !Tags.ContainsKey(key));

    internal bool LacksTags => !IsTaggedLater && MissingKeys.Any();

    /// <summary>Names of the tags and settings in which an earlier reading differs.</summary>
    internal IEnumerable<string> ChangedSince(ExistingResource before) =>
        [.. Different(Tags, before.Tags).Select(key => $"tag {key}"), .. Different(Settings, before.Settings)];

    private static IEnumerable<string> Different(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> before) =>
        now.Keys.Union(before.Keys).Where(key => now.GetValueOrDefault(key) != before.GetValueOrDefault(key)).Order(StringComparer.Ordinal);
}
