using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>XML documentation that packages ship.</summary>
[Collection(PackedCollection.Name)]
public class DocumentationTests(PackedFeed feed)
{
    private static readonly Lazy<Compilation> Everything = new(() => CSharpCompilation.Create(
        "docs",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All)));

    public static TheoryData<string> Packages => [.. PackedFeed.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Documentation_OfAPackage_DescribesPublicMembersAlone(string package)
    {
        using var archive = feed.Open(package);
        await using var stream = await archive.GetEntry($"lib/net10.0/{package}.xml")!.OpenAsync();
        var docs = await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None);
        var ids = docs.Descendants("member").Select(member => (string)member.Attribute("name")!).ToList();

        Assert.NotEmpty(ids);
        Assert.DoesNotContain(ids, id => !IsVisible(id));
    }

    private static bool IsVisible(string id)
    {
        var symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Everything.Value);
        for (var part = symbol; part is not (null or INamespaceSymbol); part = part.ContainingSymbol)
        {
            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return symbol is not null;
    }
}
