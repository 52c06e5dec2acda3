using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.PackagingTests.Docs;

public class SnippetTests
{
    public static TheoryData<string, int> CSharp => OfLanguage("csharp");

    public static TheoryData<string, int> Json => OfLanguage("json");

    [Theory]
    [MemberData(nameof(CSharp))]
    public void Snippet_OfCSharp_Compiles(string page, int line) => Assert.Empty(SnippetCompiler.Faults(Find(page, line)));

    [Theory]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/model.md")]
    public Task Snippets_OfAWalkthrough_RunInOrder(string path) =>
        SnippetCompiler.RunAsync([.. Page.All.Single(page => page.Path == path).Snippets.Where(snippet => snippet.Language == "csharp")]);

    /// <summary>A host that reads it refuses unknown keys and invalid values.</summary>
    [Theory]
    [MemberData(nameof(Json))]
    public void Snippet_OfJson_IsConfigurationThatAHostTakes(string page, int line)
    {
        var text = Find(page, line).Text;
        Assert.Equal("PrivateLink", Assert.Single(JsonDocument.Parse(text).RootElement.EnumerateObject()).Name);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration)
            .AddPrivateLink().AddStack("task-api", _ => throw new InvalidOperationException("Nobody asks for it.")).Services.BuildServiceProvider();

        Assert.NotNull(services.GetRequiredService<IOptions<PrivateLinkOptions>>().Value);
    }

    [Fact]
    public void Snippets_ThatNameAFile_QuoteItWhole()
    {
        var quoting = Page.All.SelectMany(page => page.Snippets).Where(snippet => snippet.Source is not null).ToList();

        Assert.NotEmpty(quoting);
        Assert.All(quoting, snippet => Assert.Equal(File.ReadAllText(RepositoryFile.Find(snippet.Source!)).Trim(), snippet.Text));
    }

    /// <summary>Snippets without a language are text; other languages are checked or reviewed by people.</summary>
    [Fact]
    public void Snippets_OfAllPages_AreOfKnownLanguages() =>
        Assert.All(Page.All.SelectMany(page => page.Snippets), snippet => Assert.Contains(snippet.Language, (string[])["", "csharp", "json", "sh", "mermaid"]));

    private static Snippet Find(string page, int line) => Page.All.Single(other => other.Path == page).Snippets.Single(snippet => snippet.Line == line);

    private static TheoryData<string, int> OfLanguage(string language)
    {
        var data = new TheoryData<string, int>();
        foreach (var snippet in Page.All.SelectMany(page => page.Snippets).Where(snippet => snippet.Language == language))
        {
            data.Add(snippet.Page, snippet.Line);
        }

        return data;
    }
}
