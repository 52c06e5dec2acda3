using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Generates one invalid request per constraint of an operation's parameters, from its model.</summary>
internal static class BadRequests
{
    private const int Deepest = 4;

    // Required structures can be deeper than the constraints that are walked.
    private const int DeepestValue = 8;

    /// <summary>Parameters, the member that is wrong, and how.</summary>
    internal sealed record BadRequest(JsonObject Parameters, string Member, WireErrorKind Fault);

    public static IEnumerable<BadRequest> Of(Operation operation, WireStyle style) => Wrong(operation.Members, style, 0)
        .Append(new(With(Valid(operation.Members, 0), "NoSuchParameter", "x"), "NoSuchParameter", WireErrorKind.Unknown));

    private static IEnumerable<BadRequest> Wrong(IReadOnlyList<RequestMember> members, WireStyle style, int depth)
    {
        foreach (var member in members)
        {
            var (name, valid) = (member.WireName, Valid(members, depth));
            var without = Copy(valid);
            without.Remove(name);
            if (member.IsRequired && (depth is 0 || without.Count > 0 || style is WireStyle.Json))
            {
                yield return new(without, name, WireErrorKind.Missing);
            }

            foreach (var (value, fault) in WrongValues(member, style))
            {
                yield return new(With(valid, name, value), name, fault);
            }

            if (depth < Deepest && Structure(member.Type) is { } structure)
            {
                foreach (var inner in Wrong(structure, style, depth + 1))
                {
                    yield return inner with { Parameters = With(valid, name, Wrap(member.Type, inner.Parameters)) };
                }
            }
        }
    }

    private static IEnumerable<(JsonNode Value, WireErrorKind Fault)> WrongValues(RequestMember member, WireStyle style)
    {
        JsonNode? wrong = member.Type switch
        {
            { Kind: WireKind.Integer or WireKind.Number or WireKind.Boolean or WireKind.Timestamp } => "x",
            { Choices: not null } => "no such choice",
            { Kind: WireKind.Structure or WireKind.List or WireKind.Map } => "x",
            { Kind: WireKind.Text } when style is WireStyle.Json => true,
            { Kind: WireKind.Text } => new JsonObject { ["x"] = "y" },
            _ => null,
        };
        if (wrong is not null)
        {
            yield return (wrong, WireErrorKind.Invalid);
        }

        var isNumber = member.Type.Kind is WireKind.Integer or WireKind.Number;
        foreach (var size in new[] { member.Least - 1, member.Most + 1 }.OfType<long>().Where(size => isNumber || size is >= 0 and < 5000))
        {
            JsonNode value = member.Type.Kind switch
            {
                WireKind.List => new JsonArray([.. Enumerable.Range(0, (int)size).Select(_ => Value(member.Type.Item!, null, 1))]),
                WireKind.Text => new string('x', (int)size),
                _ => size,
            };
            yield return (value, WireErrorKind.OutOfBounds);
        }
    }

    // A query cannot express an empty structure: one without required members gets its first member.
    public static JsonObject Valid(IReadOnlyList<RequestMember> members, int depth)
    {
        var given = members.Where(member => member.IsRequired).ToList();
        return new((depth > 0 && given is [] ? members.Take(1) : given).Select(member =>
            KeyValuePair.Create<string, JsonNode?>(member.WireName, Value(member.Type, member.Least, depth + 1))));
    }

    public static JsonNode Value(WireType type, long? least, int depth) => type switch
    {
        { Choices: [var first, ..] } => first,
        { Kind: WireKind.Integer or WireKind.Number } => least ?? 1,
        { Kind: WireKind.Boolean } => true,
        { Kind: WireKind.Timestamp } => "2026-01-01T00:00:00Z",
        { Kind: WireKind.Blob } => "eA==",
        { Kind: WireKind.Structure } => Valid(depth < DeepestValue ? type.Members!() : [], depth),
        { Kind: WireKind.List } => new JsonArray(Value(type.Item!, null, depth)),
        { Kind: WireKind.Map } => new JsonObject { ["x"] = Value(type.Item!, null, depth) },
        _ => new string('x', (int)Math.Max(least ?? 1, 1)),
    };

    private static IReadOnlyList<RequestMember>? Structure(WireType type) => type switch
    {
        { Kind: WireKind.Structure } => type.Members!(),
        { Kind: WireKind.List } => Structure(type.Item!),
        _ => null,
    };

    private static JsonNode Wrap(WireType type, JsonObject value) => type.Kind is WireKind.List ? new JsonArray(Wrap(type.Item!, value)) : Copy(value);

    private static JsonObject With(JsonObject valid, string name, JsonNode value)
    {
        var changed = Copy(valid);
        changed[name] = value.DeepClone();
        return changed;
    }

    private static JsonObject Copy(JsonObject value) => (JsonObject)value.DeepClone();
}
