using System.Text.RegularExpressions;

namespace PrivateLinkKit.PackagingTests.Docs;

/// <summary>A page of documentation, for tests.</summary>
internal sealed partial class Page
{
    private const string Fence = "```";

    private readonly List<Snippet> _snippets = [];
    private readonly List<Link> _links = [];
    private readonly HashSet<string> _anchors = [];

    private Page(string path) => Path = path;

    /// <summary>The README, the articles and all other pages.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. new[] { "README.md", "external/README.md" }
            .Concat(Directory.EnumerateFiles(RepositoryFile.Find("docs"), "*.md").Select(file => $"docs/{System.IO.Path.GetFileName(file)}"))
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>Path from the repository's root, with slashes.</summary>
    public string Path { get; }

    public IReadOnlyList<Snippet> Snippets => _snippets;

    public IReadOnlyList<Link> Links => _links;

    /// <summary>Anchors of the page, by GitHub's rule.</summary>
    public IReadOnlySet<string> Anchors => _anchors;

    private static Page Read(string path)
    {
        var page = new Page(path);
        var lines = File.ReadAllLines(RepositoryFile.Find(path));
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, at + 1, line => line == Fence);
                page._snippets.Add(new Snippet(
                    path, at + 1, lines[at][Fence.Length..], string.Join('\n', lines[(at + 1)..end]), at == 0 ? null : Quoted(lines[at - 1])));
                at = end;
            }
            else
            {
                page.ReadText(at + 1, lines[at]);
            }
        }

        return page;
    }

    private void ReadText(int number, string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            _anchors.Add(NotInAnchors().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));
        }

        _links.AddRange(LinkTarget().Matches(Code().Replace(line, "code")).Select(match => new Link(Path, number, match.Groups["target"].Value)));
    }

    /// <summary>The file that a comment before a snippet names as its source.</summary>
    private static string? Quoted(string line) => Source().Match(line) is { Success: true } source ? source.Groups["path"].Value : null;

    [GeneratedRegex("^#+ (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("^<!-- (?<path>[^ ]+) -->$")]
    private static partial Regex Source();
}

/// <param name="Page">The page it is on.</param>
/// <param name="Line">Its first line.</param>
/// <param name="Language">Such as <c>csharp</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Source">The file that it quotes; null: none.</param>
internal sealed record Snippet(string Page, int Line, string Language, string Text, string? Source);

/// <param name="Page">Its page.</param>
/// <param name="Line">Its line.</param>
/// <param name="Target">Its target.</param>
internal sealed record Link(string Page, int Line, string Target);
