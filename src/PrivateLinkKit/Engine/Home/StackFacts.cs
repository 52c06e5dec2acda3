using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Home;

/// <summary>Facts about a stack as a whole: the text <c>stack</c> of its home record.</summary>
internal sealed record StackFacts
{
    public const string Name = "stack";
    private const int Format = 1;

    /// <summary>Number of marks that leaves room for the other facts in a parameter.</summary>
    private const int MostMarks = 150;

    /// <summary>The description that was applied last.</summary>
    public Generation Generation { get; init; } = Generation.None;

    /// <summary>CloudFormation types that the stack ever used, ordered.</summary>
    public EquatableList<string> Types { get; init; } = [];

    /// <summary>Names of the units that are protected from deletion, ordered; the stack's name: the stack as a whole.</summary>
    public EquatableList<string> Protected { get; init; } = [];

    /// <summary>Marks of what applies and destroys have begun to delete, the latest last; see <see cref="Planning.UnknownLeftovers.MarksOf"/>.</summary>
    public EquatableList<string> Deleting { get; init; } = [];

    /// <summary>Reads the text; null if it is malformed.</summary>
    public static StackFacts? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.GetProperty("format").GetInt32() is Format
                ? new StackFacts
                {
                    Generation = new Generation(
                        root.GetProperty("generation").GetInt32(),
                        root.GetProperty("description").GetString()!,
                        root.GetProperty("incarnation").GetString()!),
                    Types = root.GetProperty("types").EnumerateArray().Select(type => type.GetString()!).ToEquatableList(),
                    Protected = Texts(root, "protected"),
                    Deleting = Texts(root, "deleting"),
                }
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Returns the facts with the types of a description added.</summary>
    public StackFacts With(IEnumerable<string> types) => this with { Types = Types.Union(types).Order(StringComparer.Ordinal).ToEquatableList() };

    /// <summary>Returns the facts with marks of what is about to be deleted.</summary>
    public StackFacts WithDeleting(IEnumerable<string> marks)
    {
        var latest = marks.ToList();
        var deleting = Deleting.Except(latest).Concat(latest).TakeLast(MostMarks).ToEquatableList();
        return deleting.Equals(Deleting) ? this : this with { Deleting = deleting };
    }

    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteNumber("generation", Generation.Number);
            json.WriteString("description", Generation.Description);
            json.WriteString("incarnation", Generation.Incarnation);
            json.WriteStartArray("types");
            foreach (var type in Types)
            {
                json.WriteStringValue(type);
            }

            json.WriteEndArray();
            Write("protected", Protected);
            Write("deleting", Deleting);
            json.WriteEndObject();

            void Write(string name, EquatableList<string> texts)
            {
                if (texts.Count > 0)
                {
                    json.WriteStartArray(name);
                    foreach (var text in texts)
                    {
                        json.WriteStringValue(text);
                    }

                    json.WriteEndArray();
                }
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static EquatableList<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!).ToEquatableList() : [];
}
