namespace PrivateLinkKit.PackagingTests.Docs;

public class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfThePage_LeadSomewhere(string path) =>
        Assert.Empty(Page.All.Single(page => page.Path == path).Links.Where(IsBroken).Select(link => $"{link.Page}({link.Line}): {link.Target}"));

    [Fact]
    public void Readme_EveryArticle_IsInItsIndex()
    {
        var linked = Page.All.Single(page => page.Path == "README.md").Links.Select(link => link.Target);

        Assert.Empty(Page.All.Select(page => page.Path).Where(path => path != "README.md").Except(linked));
    }

    /// <summary>Returns true if a link is broken. Pages elsewhere are not checked, except that they use https.</summary>
    private static bool IsBroken(Link link)
    {
        if (link.Target.Contains("://", StringComparison.Ordinal))
        {
            return !Uri.TryCreate(link.Target, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps;
        }

        var parts = link.Target.Split('#', 2);
        var target = parts[0].Length == 0 ? link.Page : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(link.Page)!, parts[0])).Replace('\\', '/');
        return !Exists(target) || (parts.Length == 2 && Page.All.FirstOrDefault(page => page.Path == target)?.Anchors.Contains(parts[1]) != true);
    }

    /// <summary>Case-sensitive, also on case-insensitive file systems.</summary>
    private static bool Exists(string path)
    {
        var folder = RepositoryFile.Find("");
        foreach (var part in path.TrimEnd('/').Split('/'))
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) == part))
            {
                return false;
            }

            folder = Path.Combine(folder, part);
        }

        return true;
    }
}
