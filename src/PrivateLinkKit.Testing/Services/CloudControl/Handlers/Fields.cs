using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Reads and copies members of JSON objects.</summary>
internal static class Fields
{
    extension(JsonNode? node)
    {
        /// <summary>Returns a member of an answer, whose name may begin in lower case; null: there is none.</summary>
        public JsonNode? Member(string name) => node is JsonObject members
            ? members[name] ?? members[$"{char.ToLowerInvariant(name[0])}{name[1..]}"]
            : null;

        /// <summary>Returns the items of a member that is a list.</summary>
        public IEnumerable<JsonNode> Items(string name) => node.Member(name) is JsonArray items ? items.OfType<JsonNode>() : [];

        /// <summary>Returns a map of an answer in a query protocol.</summary>
        public JsonObject Entries(string name) => new(node.Member(name).Items("entry")
            .Select(entry => KeyValuePair.Create(entry.Required("key"), entry["value"]?.DeepClone())));

        /// <summary>Returns a member as text; null: there is none.</summary>
        public string? Text(string name) => node.Member(name) is { } value ? AsText(value) : null;

        /// <summary>Returns an object with one of the members.</summary>
        public JsonObject Pick(string name) => new() { [name] = node.Member(name)?.DeepClone() };

        /// <summary>Returns a member that is present.</summary>
        public string Required(string name) => node.Text(name) ?? throw new InvalidOperationException($"An answer has no {name}.");
    }

    extension(JsonObject members)
    {
        public JsonObject Only(params IEnumerable<string> names) =>
            new(names.SelectMany(name => name.Split(' ')).Where(members.ContainsKey)
                .Select(name => KeyValuePair.Create(name, members[name]?.DeepClone())));

        public JsonObject Except(string names) => members.Only(members.Select(member => member.Key).Except(names.Split(' ')));

        /// <summary>Returns a copy with another member; null leaves it out.</summary>
        public JsonObject With(string name, JsonNode? value)
        {
            var copy = members.Except(name);
            if (value is not null)
            {
                copy[name] = value.Parent is null ? value : value.DeepClone();
            }

            return copy;
        }
    }

    /// <summary>Returns a text or a time as it is, and anything else as JSON.</summary>
    public static string AsText(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString().Trim('"');

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
