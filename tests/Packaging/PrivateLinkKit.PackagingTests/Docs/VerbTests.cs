using System.Text.RegularExpressions;

namespace PrivateLinkKit.PackagingTests.Docs;

public class VerbTests
{
    [Fact]
    public void Articles_OfTheBuilders_MentionEveryVerb()
    {
        var articles = Page.All.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal));
        var text = string.Join('\n', articles.Select(path => File.ReadAllText(RepositoryFile.Find(path))));
        var verbs = (
            from builder in typeof(PrivateLink).Assembly.GetExportedTypes()
            where builder == typeof(PrivateLink) || builder.Name.Contains("Builder", StringComparison.Ordinal)
            from method in builder.GetMethods()
            where !method.IsSpecialName && method.DeclaringType != typeof(object) && !IsOfRecords(method.Name)
            select method.Name).Distinct().ToList();

        Assert.NotEmpty(verbs);
        Assert.DoesNotContain(verbs, verb => !Regex.IsMatch(text, $@"\b{verb}\b"));
    }

    private static bool IsOfRecords(string name) => name is "Equals" or "GetHashCode" or "ToString" or "<Clone>$";
}
