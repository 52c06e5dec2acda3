using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PrivateLinkKit.Engine.Home;

/// <summary>
/// Principals that are being allowed, as the texts <c>adding/HASH</c>, each within <see cref="RecordStore.LongestText"/>. The hash is of the text: hosts
/// that add different principals at the same time keep different texts.
/// </summary>
internal static class PrincipalTexts
{
    private const string Folder = "adding/";
    private const int HashLength = 16;

    public static bool IsName(string name) => name.StartsWith(Folder, StringComparison.Ordinal);

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> principals)
    {
        var texts = new Dictionary<string, string>();
        var chunk = new List<string>();
        var length = 0;
        foreach (var principal in principals.Order(StringComparer.Ordinal))
        {
            var added = Write([principal]).Length;
            if (chunk.Count > 0 && length + added > RecordStore.LongestText)
            {
                End();
            }

            chunk.Add(principal);
            length += added;
        }

        if (chunk.Count > 0)
        {
            End();
        }

        return texts;

        void End()
        {
            var text = Write(chunk);
            texts[$"{Folder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}"] = text;
            (chunk, length) = ([], 0);
        }
    }

    /// <summary>Reads a text; null if it is malformed.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(item => item.GetString()!)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Write(IEnumerable<string> principals)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var principal in principals)
            {
                json.WriteStringValue(principal);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
