using System.Reflection;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.Tests.Shared;

/// <summary>
/// Dependencies between the source files of an assembly, and between their folders, by the types that compiled code refers to. Generated types count as files
/// named by their namespace. Constants are not seen: the compiler copies their values.
/// </summary>
public sealed partial class SourceGraph
{
    private readonly Dictionary<string, HashSet<string>> _files;

    private SourceGraph(Dictionary<string, HashSet<string>> files, Dictionary<string, HashSet<string>> assemblies) =>
        (_files, Assemblies) = (files, assemblies);

    /// <summary>The files that each file refers to.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Files => _files;

    /// <summary>The names of the other assemblies that each file refers to.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Assemblies { get; }

    /// <summary>The folders that each folder refers to; the root is <c>.</c>.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Folders => _files
        .GroupBy(file => FolderOf(file.Key), file => file.Value.Select(FolderOf))
        .ToDictionary(group => group.Key, group => group.SelectMany(folders => folders).Where(folder => folder != group.Key).ToHashSet());

    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder of its sources.</param>
    /// <param name="rootNamespace">The namespace of generated types, and what their names are relative to.</param>
    public static SourceGraph Of(Assembly assembly, string folder, string rootNamespace)
    {
        var declared = Declarations(folder);
        var files = new Dictionary<string, HashSet<string>>();
        var assemblies = new Dictionary<string, HashSet<string>>();
        foreach (var type in assembly.GetTypes())
        {
            if (FileOf(type) is not { } file)
            {
                continue;
            }

            var used = TypeReferences.Of(type).ToLookup(used => used.Assembly == assembly);
            Set(files, file).UnionWith(used[true].Select(FileOf).OfType<string>().Where(other => other != file));
            Set(assemblies, file).UnionWith(used[false].Select(outside => outside.Assembly.GetName().Name!));
        }

        return new SourceGraph(files, assemblies);

        string? FileOf(Type type)
        {
            var outer = type;
            while (outer.DeclaringType is { } declaring)
            {
                outer = declaring;
            }

            var space = outer.Namespace ?? "";
            return declared.TryGetValue((space, outer.Name.Split('`')[0]), out var file) ? file
                : space.StartsWith($"{rootNamespace}.", StringComparison.Ordinal) && !outer.Name.StartsWith('<')
                    ? $"{space[(rootNamespace.Length + 1)..].Replace('.', '/')}/generated"
                : null;
        }
    }

    /// <summary>Returns the groups of two and more nodes that depend on each other, largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Circles(IReadOnlyDictionary<string, HashSet<string>> graph)
    {
        var reach = graph.Keys.ToDictionary(node => node, node => Reach(graph, node));
        return
        [
            .. graph.Keys.Select(node => reach[node].Where(other => other != node && reach.GetValueOrDefault(other)?.Contains(node) is true).Append(node)
                    .Order(StringComparer.Ordinal).ToList())
                .Where(group => group.Count > 1)
                .DistinctBy(group => group[0])
                .OrderByDescending(group => group.Count),
        ];
    }

    private static HashSet<string> Reach(IReadOnlyDictionary<string, HashSet<string>> graph, string from)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>([from]));
        while (open.TryPop(out var node))
        {
            foreach (var next in graph.GetValueOrDefault(node) ?? [])
            {
                if (found.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private static Dictionary<(string Namespace, string Name), string> Declarations(string folder)
    {
        var declared = new Dictionary<(string, string), string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (file.Split('/')[0] is "obj" or "bin")
            {
                continue;
            }

            var text = File.ReadAllText(path);
            var space = Namespace().Match(text).Groups[1].Value;
            foreach (Match declaration in Declaration().Matches(text))
            {
                declared.TryAdd((space, declaration.Groups[1].Value), file);
            }
        }

        return declared;
    }

    private static HashSet<string> Set(Dictionary<string, HashSet<string>> sets, string file) =>
        sets.TryGetValue(file, out var known) ? known : sets[file] = [];

    private static string FolderOf(string file) => file.LastIndexOf('/') is var at and >= 0 ? file[..at] : ".";

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:[a-z]+ )*(?:class|struct|record struct|record|interface|enum|delegate [\w<>?,\[\] ]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
