using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Home;

/// <summary>
/// Access to a place in which a stack has resources: the text of <c>places/ACCOUNT/REGION</c>. Without a role: with the host's own credentials.
/// </summary>
internal sealed record PlaceAccess(string? RoleArn, string? ExternalId)
{
    private const string Folder = "places/";
    private const int Format = 1;

    public static string NameOf(Place place) => $"{Folder}{place}";

    /// <summary>Returns true if a text with this name describes the access to a place.</summary>
    public static bool IsName(string name) => name.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Reads the place from the name of its text; null if the name is malformed.</summary>
    public static Place? PlaceIn(string name) => IsName(name) ? Place.Parse(name[Folder.Length..]) : null;

    /// <summary>Reads a text; null if it is malformed or names a role of another account.</summary>
    public static PlaceAccess? Parse(Place place, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("format", out var format)
                || format.ValueKind is not JsonValueKind.Number || !format.TryGetInt32(out var number) || number is not Format)
            {
                return null;
            }

            var access = new PlaceAccess(Text(root, "role"), Text(root, "externalId"));
            return access.RoleArn is not null ? access.IsIn(place) ? access : null : access.ExternalId is null ? access : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns true if the role is one of the place's account.</summary>
    public bool IsIn(Place place) => RoleArn is { } role && Arn.TryParse(role, out var arn)
        && arn is { Service: "iam", Region: "" } && arn.Account == place.Account && arn.Resource.StartsWith("role/", StringComparison.Ordinal);

    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            Write("role", RoleArn);
            Write("externalId", ExternalId);
            json.WriteEndObject();

            void Write(string name, string? value)
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <exception cref="InvalidOperationException">The property is not a text.</exception>
    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
