using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrivateLinkKit.PackagingTests.Architecture;

/// <summary>Dependencies between the source files of a project, as the compiler resolves them; references of the documentation do not count.</summary>
internal sealed class SourceGraph
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("PrivateLinkKit", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private SourceGraph(IReadOnlyDictionary<string, IReadOnlySet<string>> uses) => Uses = uses;

    /// <summary>For each file, the other files whose types it uses; by path in the project.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Uses { get; }

    /// <param name="project">The project's folder, from the repository's root.</param>
    public static SourceGraph Of(string project)
    {
        var compilation = Compile(Files(project), References);
        var root = RepositoryFile.Find(project);
        return new SourceGraph(compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).ToDictionary(
            tree => Name(root, tree),
            tree => (IReadOnlySet<string>)Used(compilation.GetSemanticModel(tree)).Select(other => Name(root, other)).Where(other => other != Name(root, tree))
                .ToHashSet()));
    }

    /// <summary>Returns the errors of a compilation of these files alone, without those that source generators would mend.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isAllowed">Returns true for an assembly that they may use.</param>
    public static IReadOnlyList<string> Errors(IEnumerable<string> files, Func<string, bool> isAllowed)
    {
        var allowed = References.Where(reference => isAllowed(Path.GetFileNameWithoutExtension(reference.Display!)));
        return [.. Compile(files, allowed).GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error && found.Id is not "CS8795")
            .Select(found => found.ToString())];
    }

    public static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(RepositoryFile.Find(project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Returns the sets of nodes that depend on each other, the largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Circles(IReadOnlyDictionary<string, IReadOnlySet<string>> uses)
    {
        var circles = new List<IReadOnlyList<string>>();
        var (index, low, stack) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Stack<string>());
        foreach (var node in uses.Keys.Where(node => !index.ContainsKey(node)))
        {
            Visit(node);
        }

        return [.. circles.OrderByDescending(circle => circle.Count)];

        void Visit(string node)
        {
            low[node] = index[node] = index.Count;
            stack.Push(node);
            foreach (var next in uses.GetValueOrDefault(node) ?? new HashSet<string>())
            {
                if (!index.ContainsKey(next))
                {
                    Visit(next);
                    low[node] = Math.Min(low[node], low[next]);
                }
                else if (stack.Contains(next))
                {
                    low[node] = Math.Min(low[node], index[next]);
                }
            }

            if (low[node] == index[node])
            {
                var circle = new List<string>();
                do
                {
                    circle.Add(stack.Peek());
                }
                while (stack.Pop() != node);
                if (circle.Count > 1)
                {
                    circles.Add([.. circle.Order(StringComparer.Ordinal)]);
                }
            }
        }
    }

    /// <summary>Returns the dependencies between folders, with an example of each.</summary>
    /// <param name="folderOf">The folder of a file.</param>
    public IReadOnlyDictionary<(string From, string To), string> Folders(Func<string, string> folderOf) =>
        (from file in Uses
         from used in file.Value
         let arrow = (From: folderOf(file.Key), To: folderOf(used))
         where arrow.From != arrow.To
         group $"{file.Key} -> {used}" by arrow).ToDictionary(arrow => arrow.Key, arrow => arrow.Min()!);

    private static CSharpCompilation Compile(IEnumerable<string> files, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Sources",
        [
            CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
                + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", Parsing),
            .. files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Parsing, path)),
        ],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static IEnumerable<SyntaxTree> Used(SemanticModel model) =>
        from name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        let type = symbol as ITypeSymbol ?? symbol?.ContainingType
        where type is not null
        from declaration in type.OriginalDefinition.DeclaringSyntaxReferences
        select declaration.SyntaxTree;

    private static string Name(string root, SyntaxTree tree) => Path.GetRelativePath(root, tree.FilePath).Replace('\\', '/');
}
