namespace PrivateLinkKit.Benchmarks;

/// <summary>The Markdown page with the last measurement of every run. A run that is repeated alone replaces its own section only.</summary>
internal sealed class BenchmarkPage
{
    private const string Heading = "## ";

    private const int Width = 158;

    private const string Introduction = """
        # Benchmarks

        Written by `dotnet run -c Release --project benchmarks/PrivateLinkKit.Benchmarks`, which measures everything.
        `--only NAME` measures one section, `--quick` only shows that it works.
        """;

    private readonly Dictionary<string, string> _sections = [];

    public static BenchmarkPage Read(string path)
    {
        var page = new BenchmarkPage();
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        foreach (var section in text.Split($"\n{Heading}").Skip(1))
        {
            page._sections[section.Split('\n')[0]] = $"{Heading}{section.TrimEnd()}";
        }

        return page;
    }

    public static string Section(IRun run, Table table, DateTimeOffset at) =>
        $"{Heading}{run.Title}\n\n{Wrapped(run.About)}\n\n{table.ToMarkdown()}\n\nMeasured on {at:yyyy-MM-dd}: {Machine.Description}.";

    public void Set(IRun run, string section) => _sections[run.Title] = section;

    public void Write(string path) =>
        File.WriteAllText(path,
            $"{string.Join("\n\n", Runs.All.Select(run => _sections.GetValueOrDefault(run.Title)).OfType<string>().Prepend(Introduction))}\n");

    private static string Wrapped(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = $"{lines[^1]} {word}".TrimStart();
            lines[^1] = longer.Length <= Width ? longer : lines[^1];
            if (longer.Length > Width)
            {
                lines.Add(word);
            }
        }

        return string.Join('\n', lines);
    }
}
