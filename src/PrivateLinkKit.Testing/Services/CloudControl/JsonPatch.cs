using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>A patch of RFC 6902.</summary>
internal sealed class JsonPatch(IReadOnlyList<JsonPatch.Step> steps)
{
    /// <summary>An operation of a patch.</summary>
    internal sealed record Step(string Operation, IReadOnlyList<string> Path, IReadOnlyList<string>? From, JsonNode? Value);

    /// <summary>The pointers that the patch changes; <c>*</c> stands for an item of a list.</summary>
    public IEnumerable<IReadOnlyList<string>> Changed => steps.Where(step => step.Operation is not "test")
        .SelectMany(step => step is { Operation: "move", From: { } from } ? [step.Path, from] : new[] { step.Path });

    /// <exception cref="AwsErrorException">It is not a valid patch.</exception>
    public static JsonPatch Parse(string document)
    {
        try
        {
            return JsonText.Parse(document) is JsonArray steps
                ? new([.. steps.Select(step => ReadStep(step as JsonObject ?? throw CloudControlErrors.InvalidPatch("each operation is an object")))])
                : throw CloudControlErrors.InvalidPatch("it must be an array of operations");
        }
        catch (JsonException error)
        {
            throw CloudControlErrors.InvalidPatch(error.Message);
        }
    }

    /// <summary>Returns a changed copy of a model.</summary>
    /// <exception cref="AwsErrorException">An operation cannot be applied, or a test has failed.</exception>
    public JsonObject Apply(JsonObject model)
    {
        var changed = model.DeepClone().AsObject();
        foreach (var step in steps)
        {
            Apply(changed, step);
        }

        return changed;
    }

    private static void Apply(JsonObject model, Step step)
    {
        switch (step.Operation)
        {
            case "add": Add(model, step.Path, step.Value?.DeepClone()); break;
            case "remove": Take(model, step.Path); break;
            case "replace":
                Take(model, step.Path);
                Add(model, step.Path, step.Value?.DeepClone());
                break;
            case "move": Add(model, step.Path, Take(model, step.From!)); break;
            case "copy": Add(model, step.Path, Find(model, step.From!)?.DeepClone()); break;
            case "test" when !JsonNode.DeepEquals(Find(model, step.Path), step.Value):
                throw CloudControlErrors.InvalidPatch($"the test of {Text(step.Path)} has failed");
        }
    }

    private static void Add(JsonNode model, IReadOnlyList<string> path, JsonNode? value)
    {
        switch (Find(model, [.. path.SkipLast(1)]))
        {
            case JsonObject parent: parent[path[^1]] = value; break;
            case JsonArray parent when path[^1] is "-": parent.Add(value); break;
            case JsonArray parent: parent.Insert(Index(path, parent.Count), value); break;
            default: throw NoSuchPath(path);
        }
    }

    private static JsonNode? Take(JsonNode model, IReadOnlyList<string> path)
    {
        switch (Find(model, [.. path.SkipLast(1)]))
        {
            case JsonObject parent when parent.TryGetPropertyValue(path[^1], out var value):
                parent.Remove(path[^1]);
                return value;
            case JsonArray parent:
                var index = Index(path, parent.Count - 1);
                var item = parent[index];
                parent.RemoveAt(index);
                return item;
            default: throw NoSuchPath(path);
        }
    }

    private static JsonNode? Find(JsonNode model, IReadOnlyList<string> path)
    {
        JsonNode? node = model;
        for (var depth = 0; depth < path.Count; depth++)
        {
            node = node switch
            {
                JsonObject parent when parent.TryGetPropertyValue(path[depth], out var value) => value,
                JsonArray parent => parent[Index([.. path.Take(depth + 1)], parent.Count - 1)],
                _ => throw NoSuchPath(path),
            };
        }

        return node;
    }

    private static int Index(IReadOnlyList<string> path, int most) =>
        int.TryParse(path[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most ? index : throw NoSuchPath(path);

    private static Step ReadStep(JsonObject step)
    {
        var operation = Member(step, "op");
        if (operation is not ("add" or "remove" or "replace" or "move" or "copy" or "test"))
        {
            throw CloudControlErrors.InvalidPatch($"there is no operation '{operation}'");
        }

        var needsValue = operation is "add" or "replace" or "test";
        return needsValue && !step.ContainsKey("value")
            ? throw CloudControlErrors.InvalidPatch($"{operation} needs a value")
            : new(operation, Pointer(Member(step, "path")), operation is "move" or "copy" ? Pointer(Member(step, "from")) : null, step["value"]);
    }

    private static string Member(JsonObject step, string name) => step[name] is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : throw CloudControlErrors.InvalidPatch($"an operation needs '{name}'");

    private static string[] Pointer(string text) => text is ['/', ..]
        ? [.. text[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]
        : throw CloudControlErrors.InvalidPatch($"'{text}' is not a JSON pointer that begins with /");

    private static string Text(IReadOnlyList<string> path) => $"/{string.Join('/', path)}";

    private static AwsErrorException NoSuchPath(IReadOnlyList<string> path) => CloudControlErrors.InvalidPatch($"there is nothing at {Text(path)}");
}
