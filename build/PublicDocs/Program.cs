using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// Removes from an XML documentation file what users of the assembly cannot see: PublicDocs DOCS.xml ASSEMBLY.dll REFERENCES.txt
if (args is not [var file, var assembly, var references])
{
    await Console.Error.WriteLineAsync("PublicDocs DOCS.xml ASSEMBLY.dll REFERENCES.txt");
    return 2;
}

var compilation = CSharpCompilation.Create("docs",
    references: [.. File.ReadLines(references).Append(assembly).Select(path => MetadataReference.CreateFromFile(path))],
    options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));
var docs = XDocument.Load(file, LoadOptions.PreserveWhitespace);
docs.Descendants("member").Where(member => !IsVisible((string)member.Attribute("name")!)).Remove();
docs.Save(file, SaveOptions.DisableFormatting);
return 0;

bool IsVisible(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { } symbol
    && Around(symbol).All(part => part.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

static IEnumerable<ISymbol> Around(ISymbol symbol)
{
    for (var part = symbol; part is not (null or INamespaceSymbol); part = part.ContainingSymbol)
    {
        yield return part;
    }
}
