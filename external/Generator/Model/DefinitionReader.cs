using System.Globalization;

namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Reads the text of a definition file.</summary>
internal sealed class DefinitionReader
{
    private readonly Dictionary<string, string> facts = [];
    private readonly List<Operation> operations = [];
    private readonly Dictionary<string, string[]> filters = [];
    private readonly Dictionary<string, Shape> shapes = [];
    private List<Member> members = [];

    public static Api Read(string text)
    {
        var reader = new DefinitionReader();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            reader.Line(line);
        }

        return new Api(reader.Facts(), [.. reader.operations.Select(reader.WithFilters)], reader.shapes);
    }

    private void Line(string line)
    {
        if (line.StartsWith("  ", StringComparison.Ordinal))
        {
            members.Add(ReadMember(line.Trim().Split(' ')));
            return;
        }

        var (keyword, rest) = Cut(line, ' ');
        switch (keyword)
        {
            case "operation":
                operations.Add(ReadOperation(rest.Split(' ')));
                break;
            case "filters":
                var (filtered, names) = Cut(rest, ' ');
                filters.Add(filtered, names.Split(' '));
                break;
            case "structure":
                shapes.Add(rest, new Structure(rest, members = []));
                break;
            case "error":
                var words = rest.Split(' ');
                shapes.Add(words[0], new Error(words[0], Word(words, "code")!, int.Parse(Word(words, "status")!), members = []));
                break;
            case "enum":
                var (name, values) = Cut(rest, ' ');
                shapes.Add(name, new Enumeration(name, values.Split('|', StringSplitOptions.RemoveEmptyEntries)));
                break;
            default:
                facts.Add(keyword, rest);
                break;
        }
    }

    private Operation WithFilters(Operation operation) => operation with { Filters = filters.GetValueOrDefault(operation.Name, []) };

    private ApiFacts Facts() => new()
    {
        Model = Fact("model"),
        Client = Fact("client"),
        Server = Fact("server"),
        Class = facts.GetValueOrDefault("class"),
        Protocol = ProtocolText.Read(facts.GetValueOrDefault("protocol", "query")),
        ServiceId = facts.GetValueOrDefault("id", ""),
        Version = facts.GetValueOrDefault("version", ""),
        Endpoint = facts.GetValueOrDefault("endpoint", ""),
        Signing = facts.GetValueOrDefault("signing", ""),
        Target = facts.GetValueOrDefault("target"),
        JsonVersion = facts.GetValueOrDefault("json", ApiFacts.DefaultJsonVersion),
        IsQueryCompatible = facts.ContainsKey("query-compatible"),
        XmlNamespace = facts.GetValueOrDefault("xmlns"),
    };

    private string Fact(string name) => facts.TryGetValue(name, out var value) ? value
        : throw new GeneratorException($"The definition has no {name}.");

    private static Operation ReadOperation(string[] words) => new(words[0])
    {
        Input = Word(words, "input"),
        Output = Word(words, "output"),
        Errors = Word(words, "errors")?.Split(',') ?? [],
        Pages = Word(words, "pages")?.Split(',') is [var input, var output, var result] ? new Pages(input, output, result) : null,
        ServerOnly = words.Contains("server-only"),
        IsUnsigned = words.Contains("unsigned"),
        Http = Word(words, "http")?.Split(':', 2) is [var method, var path]
            ? new Http(method, path, (int?)Number(Word(words, "status")) ?? Http.Ok)
            : null,
    };

    private static Member ReadMember(string[] words) => new(words[0], TypeText.Read(words[1]))
    {
        LocationName = Word(words, "wire"),
        QueryName = Word(words, "query"),
        Place = Word(words, "in") is { } place ? Enum.Parse<MemberPlace>(place, ignoreCase: true) : MemberPlace.Body,
        IsRequired = words.Contains("required"),
        IsToken = words.Contains("token"),
        ItemName = Word(words, "item"),
        MapNames = Word(words, "entry")?.Split(',') is [var entry, var key, var value] ? new(entry.Length == 0 ? null : entry, key, value) : null,
        IsAttribute = words.Contains("attribute"),
        Time = Word(words, "time") is { } format ? Enum.Parse<TimeFormat>(format, ignoreCase: true) : null,
        Least = Number(Word(words, "min")),
        Most = Number(Word(words, "max")),
    };

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static string? Word(string[] words, string name) =>
        words.Where(word => word.StartsWith(name + "=", StringComparison.Ordinal)).Select(word => word[(name.Length + 1)..]).FirstOrDefault();

    private static (string Head, string Tail) Cut(string text, char separator) =>
        text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");
}
