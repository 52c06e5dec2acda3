using System.Text.Json;

namespace PrivateLinkKit.Engine.Guards;

/// <summary>The property <c>interruptions</c> of plans and consents in JSON.</summary>
internal static class InterruptionJson
{
    private const string Property = "interruptions";

    public static void Write(Utf8JsonWriter json, IEnumerable<Interruption> interruptions)
    {
        json.WriteStartArray(Property);
        foreach (var interruption in interruptions)
        {
            json.WriteStartObject();
            json.WriteString("stack", interruption.StackName);
            json.WriteString("home", interruption.Home);
            json.WriteString("code", interruption.Code.ToString());
            json.WriteString("unit", interruption.Unit);
            json.WriteString("logicalId", interruption.LogicalId);
            json.WriteString("evidence", interruption.Evidence);
            json.WriteBoolean("isStated", interruption.IsStated);
            json.WriteStartArray("endpoints");
            foreach (var endpoint in interruption.Endpoints)
            {
                json.WriteStartObject();
                json.WriteString("endpointId", endpoint.EndpointId);
                json.WriteString("accountId", endpoint.AccountId);
                json.WriteString("consumer", endpoint.Consumer);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <exception cref="FormatException">The document has another form.</exception>
    public static IReadOnlyList<Interruption> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty(Property).EnumerateArray().Select(Read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is not the JSON of a consent or a plan: {error.Message}", error);
        }
    }

    private static Interruption Read(JsonElement json) => new()
    {
        StackName = Text(json, "stack"),
        Home = Text(json, "home"),
        Code = Enum.Parse<InterruptionCode>(Text(json, "code")),
        Unit = Text(json, "unit"),
        LogicalId = Text(json, "logicalId"),
        Evidence = Text(json, "evidence"),
        Endpoints = [.. json.GetProperty("endpoints").EnumerateArray().Select(endpoint => new InterruptedEndpoint
        {
            EndpointId = Text(endpoint, "endpointId"),
            AccountId = endpoint.GetProperty("accountId").GetString(),
            Consumer = endpoint.GetProperty("consumer").GetString(),
        })],
    };

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new InvalidOperationException($"'{name}' is null.");
}
