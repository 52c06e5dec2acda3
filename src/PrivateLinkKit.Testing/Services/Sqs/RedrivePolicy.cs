using System.Globalization;
using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Where messages go that are received too often.</summary>
/// <param name="TargetArn">The dead-letter queue.</param>
/// <param name="MaxReceiveCount">Receptions after which the next one moves a message there.</param>
internal sealed record RedrivePolicy(string TargetArn, int MaxReceiveCount)
{
    private const int DefaultCount = 10;
    private const int MostReceives = 1000;

    /// <summary>Reads the attribute of a queue; null: it is not valid.</summary>
    public static RedrivePolicy? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("deadLetterTargetArn", out var target) && target.ValueKind is JsonValueKind.String
                && CountOf(json.RootElement) is >= 1 and <= MostReceives and var count
                ? new(target.GetString()!, count)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // AWS takes the count as a number and as a text.
    private static int? CountOf(JsonElement policy) => !policy.TryGetProperty("maxReceiveCount", out var count) ? DefaultCount
        : int.TryParse(count.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
