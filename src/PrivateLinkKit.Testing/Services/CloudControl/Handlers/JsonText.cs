using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Parses JSON of callers.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is not JSON, or has a member twice.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, documentOptions: Options);

    /// <summary>Returns a JSON object; null: the text is none.</summary>
    public static JsonObject? ParseObject(string text)
    {
        try
        {
            return Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
