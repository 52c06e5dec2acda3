using System.Globalization;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Requests that set a parameter which has a default in the table, from the model of its operation.</summary>
internal static class DefaultedParameters
{
    /// <summary>Parameters that AWS requires, and one that is set to its default.</summary>
    public static JsonObject WithDefault(Operation operation, DefaultValues defaults, string member, string value) =>
        Set(defaults, "", operation.Members, member.Split('.'), _ => Spelled(value));

    /// <summary>The same parameters with another value that AWS allows there.</summary>
    public static JsonObject WithAnotherValue(Operation operation, DefaultValues defaults, string member, string value) =>
        Set(defaults, "", operation.Members, member.Split('.'), type => Another(type, value));

    private static JsonObject Set(
        DefaultValues defaults, string owner, IReadOnlyList<RequestMember> members, ReadOnlySpan<string> path, Func<WireType, JsonNode> value)
    {
        var parameters = BadRequests.Valid(members, 0);
        foreach (var required in members.Where(member => member.IsRequired))
        {
            if (defaults.Values.TryGetValue($"{owner}{required.Property}", out var known))
            {
                parameters[required.WireName] = Spelled(known);
            }
        }

        var name = path[0];
        var member = members.Single(member => member.Property == name);
        parameters[member.WireName] = path.Length is 1 ? value(member.Type) : member.Type.Kind switch
        {
            WireKind.List => new JsonArray(Set(defaults, $"{owner}{name}.", member.Type.Item!.Members!(), path[1..], value)),
            _ => Set(defaults, $"{owner}{name}.", member.Type.Members!(), path[1..], value),
        };
        return parameters;
    }

    private static JsonNode Spelled(string value) => value switch
    {
        DefaultTable.EmptyList => new JsonArray(),
        DefaultTable.EmptyMap => new JsonObject(),
        DefaultTable.EmptyText => "",
        DefaultTable.Region => TestEnvironment.Region,
        DefaultTable.ListOfRegion => new JsonArray(TestEnvironment.Region),
        "true" or "false" => value is "true",
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };

    private static JsonNode Another(WireType type, string value) => type switch
    {
        { Choices: { } choices } => choices.First(choice => choice != value),
        { Kind: WireKind.Boolean } => value is "false",
        { Kind: WireKind.Integer } => int.Parse(value, CultureInfo.InvariantCulture) + 1,
        _ => BadRequests.Value(type, null, 1),
    };
}
