namespace PrivateLinkKit.PackagingTests.Architecture;

/// <summary>Directions of dependencies between the folders of the library.</summary>
public class LayerTests
{
    private const string Project = "src/PrivateLinkKit";

    /// <summary>Largest set of files that may depend on each other.</summary>
    private const int LargestCircle = 5;

    /// <summary>Top folders, each of which may use those before it. The root is what users type first.</summary>
    private static readonly string[] Layers = ["Diagnostics", "Engine", "Options", "Aws", "Features", "Discovery", "Http", "", "Hosting"];

    private static readonly Lazy<SourceGraph> Graph = new(() => SourceGraph.Of(Project));

    [Fact]
    public void Folder_Top_UsesOnlyThoseBelow() => AssertLines(
        [],
        Graph.Value.Folders(FolderOf).Where(arrow => LayerOf(arrow.Key.To) > LayerOf(arrow.Key.From)).Select(arrow => arrow.Value));

    [Fact]
    public void Folder_AnyBelowTheTop_IsPartOfNoCircle()
    {
        var uses = Graph.Value.Folders(FolderOf).Keys.Where(arrow => LayerOf(arrow.From) == LayerOf(arrow.To)).ToLookup(arrow => arrow.From, arrow => arrow.To)
            .ToDictionary(arrows => arrows.Key, arrows => (IReadOnlySet<string>)arrows.ToHashSet());

        AssertLines([], SourceGraph.Circles(uses).Select(circle => string.Join(' ', circle)));
    }

    [Fact]
    public void Files_ThatDependOnEachOther_AreFew() =>
        Assert.Empty(SourceGraph.Circles(Graph.Value.Uses).Where(circle => circle.Count > LargestCircle).Select(circle => string.Join(' ', circle)));

    [Fact]
    public void Engine_WithTheSdksCoreOnly_Compiles()
    {
        var errors = SourceGraph.Errors(
            [.. SourceGraph.Files($"{Project}/Engine"), .. SourceGraph.Files($"{Project}/Diagnostics")],
            assembly => !assembly.StartsWith("AWSSDK.", StringComparison.Ordinal) || assembly == "AWSSDK.Core");

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static void AssertLines(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.True(expected.SequenceEqual(actual.Order(StringComparer.Ordinal)), $"There are:\n{string.Join('\n', actual.Order(StringComparer.Ordinal))}");

    private static int LayerOf(string folder)
    {
        var layer = Array.IndexOf(Layers, folder.Split('/')[0]);
        return layer >= 0 ? layer : throw new InvalidOperationException($"Folder '{folder}' has no layer; add it to the list.");
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');
}
