namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>Changes of a user's tags by somebody else.</summary>
internal static class TagsCheck
{
    /// <summary>Name of the tags in plans.</summary>
    public const string Property = "Tags";

    /// <summary>Gives the resource another name in the console, by the tag that every resource of a stack carries.</summary>
    /// <returns>Nothing for a kind that AWS cannot tag.</returns>
    public static IEnumerable<ManualChange> Renamed(ConformanceSuite suite) => suite.TaggedLogicalId != suite.LogicalId ? [] :
    [
        new(Property, (context, id) => suite.ChangeTagsAsync(context, id, new Dictionary<string, string> { ["Name"] = "changed-by-hand" }, [])),
    ];
}
