namespace PrivateLinkKit.IntegrationTests.Diagnostics;

/// <summary>The tables of docs/telemetry.md.</summary>
internal static class TelemetryPage
{
    private static readonly string[] Lines = File.ReadAllLines(RepositoryFile.Find("docs/telemetry.md"));

    public static IReadOnlyList<DocumentedInstrument> Instruments { get; } = [
        .. Rows("Metrics").Select(cells => new DocumentedInstrument(Name(cells[0]), cells[1], cells[2].Trim('`'), Names(cells[3])))];

    public static IReadOnlyList<DocumentedActivity> Activities { get; } = [
        .. Rows("Activities").Select(cells => new DocumentedActivity(Name(cells[0]), Names(cells[1])))];

    public static IReadOnlyList<DocumentedEvent> Events { get; } = [.. Rows("Log messages")
        .Select(cells => new DocumentedEvent(int.Parse(cells[0]), cells[1], cells[2]))];

    /// <summary>The cells of the rows under a heading, those of the heads of tables left out.</summary>
    private static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)
        || (line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2])))
        .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    private static string Name(string cell) => cell.Trim('`');

    private static IReadOnlyList<string> Names(string cell) => [.. cell.Split('`').Where((_, index) => index % 2 == 1)];
}

internal sealed record DocumentedInstrument(string Name, string Kind, string Unit, IReadOnlyList<string> Tags);

internal sealed record DocumentedActivity(string Name, IReadOnlyList<string> Tags);

internal sealed record DocumentedEvent(int Id, string Name, string Level);
