namespace PrivateLinkKit.PackagingTests.Style;

public class LineLengthTests
{
    private const int Limit = 160;

    private static readonly string[] Folders = ["src", "samples", "tests", "external", "benchmarks", "docs", ".ci"];

    private static readonly string[] Extensions = [".cs", ".md", ".csproj", ".props", ".targets", ".py", ".mjs", ".js", ".tf", ".sh", ""];

    private static readonly string[] NotWritten = ["bin", "obj", "node_modules", ".terraform"];

    [Fact]
    public void Lines_OfWrittenFiles_AreAtMost160CharactersLong()
    {
        var root = RepositoryFile.Find("");
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root, "*.md"))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => Extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Intersect(NotWritten).Any());

        var tooLong =
            from file in files
            from line in File.ReadLines(Path.Combine(root, file)).Index()
            where line.Item.Length > Limit && !IsUnbreakable(file, line.Item)
            select $"{file}:{line.Index + 1} ({line.Item.Length})";

        Assert.Empty(tooLong);
    }

    /// <summary>A table row of a page must be one line, as must a link target.</summary>
    private static bool IsUnbreakable(string file, string line) =>
        file.EndsWith(".md", StringComparison.Ordinal) && (line.StartsWith('|') || line.Split(' ').Any(word => word.Length > Limit / 2));
}
