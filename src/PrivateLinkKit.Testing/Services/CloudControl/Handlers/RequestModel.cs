using System.Globalization;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Turns properties of a resource into the parameters of an operation, by the operation's model.</summary>
internal sealed class RequestModel(Operation operation, string typeName)
{
    public WireObject Write(JsonObject properties) => Write(operation.Members, properties);

    private WireObject Write(IReadOnlyList<RequestMember> members, JsonObject properties)
    {
        var wire = new WireObject();
        foreach (var (name, value) in properties)
        {
            var member = members.FirstOrDefault(member => member.Property.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? members.FirstOrDefault(member => member.WireName.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw CloudControlErrors.NotEmulated($"the property {name} of {typeName}");
            wire.Add(member.WireName, value is null ? null : Write(member.Type, value));
        }

        return wire;
    }

    private WireValue Write(WireType type, JsonNode value) => (type.Kind, value) switch
    {
        (WireKind.Structure, JsonObject members) => Write(type.Members!(), members),
        (WireKind.Map, JsonObject entries) => Map(type.Item!, entries),
        (WireKind.List, JsonArray items) => List(type.Item!, items),
        (WireKind.Text or WireKind.Blob or WireKind.Timestamp, _) => new WireText(Fields.AsText(value)),
        (WireKind.Integer or WireKind.Number, JsonValue) when Number(value) is { } number => new WireNumber(number),
        (WireKind.Boolean, JsonValue) when bool.TryParse(Fields.AsText(value), out var flag) => new WireBool(flag),
        _ => JsonTree.Read(new JsonObject { ["value"] = value.DeepClone() })["value"]!,
    };

    private static decimal? Number(JsonNode value) =>
        decimal.TryParse(Fields.AsText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private WireObject Map(WireType item, JsonObject entries)
    {
        var (map, list) = (new WireObject(), new WireList());
        foreach (var (key, value) in entries.Where(entry => entry.Value is not null))
        {
            var written = Write(item, value!);
            map.Add(key, written);
            list.Add(new WireObject { { "key", new WireText(key) }, { "value", written } });
        }

        return operation.Style is WireStyle.Query ? new WireObject { { "entry", list } } : map;
    }

    private WireList List(WireType item, JsonArray items)
    {
        var list = new WireList();
        foreach (var value in items.OfType<JsonNode>())
        {
            list.Add(Write(item, value));
        }

        return list;
    }
}
