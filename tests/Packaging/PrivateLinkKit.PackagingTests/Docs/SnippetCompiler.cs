using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrivateLinkKit.PackagingTests.Docs;

/// <summary>
/// Compiles a snippet with the context of its page: <c>Preludes/Shared.cs</c> and, where there is one, the prelude of the page's name.
/// Members of their
/// static class <c>Prelude</c> are variables mentioned in the text around the snippet.
/// </summary>
internal static class SnippetCompiler
{
    private const string Preludes = "tests/Packaging/PrivateLinkKit.PackagingTests/Docs/Preludes";

    /// <summary>An assembly name with access to internals, for snippets that quote source files.</summary>
    private const string Insider = "PrivateLinkKit.Tests";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <returns>The compiler errors.</returns>
    public static IEnumerable<string> Faults(Snippet snippet) => Compile(snippet).GetDiagnostics().Where(IsFault).Select(fault => fault.ToString());

    /// <summary>Runs the snippets of a page in order, as one program.</summary>
    public static Task RunAsync(IReadOnlyList<Snippet> snippets)
    {
        using var assembly = new MemoryStream();
        var compiled = Compile(snippets[0] with { Text = string.Join('\n', snippets.Select(snippet => snippet.Text)) }).Emit(assembly);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics.Where(IsFault)));
        assembly.Position = 0;
        var program = new AssemblyLoadContext("snippets").LoadFromStream(assembly).EntryPoint!;
        return Task.Run(() => program.Invoke(null, [Array.Empty<string>()]));
    }

    private static CSharpCompilation Compile(Snippet snippet)
    {
        var code = CSharpSyntaxTree.ParseText(Complete(snippet.Text), Language, $"{snippet.Page}({snippet.Line})");
        var isProgram = code.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);
        return CSharpCompilation.Create(
            snippet.Source is null ? "Snippet" : Insider,
            [code, .. PreludesOf(snippet)],
            References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>A chain that begins with a dot continues the builder stage of the prelude.</summary>
    private static string Complete(string text) => text.StartsWith('.') ? $"_ = stage\n{text};" : text;

    private static IEnumerable<SyntaxTree> PreludesOf(Snippet snippet) =>
        from name in (string[])["Shared", Path.GetFileNameWithoutExtension(snippet.Page)]
        let path = RepositoryFile.Find($"{Preludes}/{name}.cs")
        where File.Exists(path)
        select CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, path);

    /// <summary>Errors, and warnings about nullability and obsolete members.</summary>
    private static bool IsFault(Diagnostic diagnostic) =>
        diagnostic.Severity is DiagnosticSeverity.Error
        || (diagnostic.Severity is DiagnosticSeverity.Warning && (
        diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal) || diagnostic.Id is "CS0612" or "CS0618"));
}
