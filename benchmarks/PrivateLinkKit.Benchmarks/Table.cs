namespace PrivateLinkKit.Benchmarks;

internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public string ToMarkdown() => string.Join('\n', [Line(Columns), Line(Columns.Select((_, index) => index == 0 ? "---" : "---:")), .. Rows.Select(Line)]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
