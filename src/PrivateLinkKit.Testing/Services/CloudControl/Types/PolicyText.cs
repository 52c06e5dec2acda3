using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Policy documents as IAM returns them: JSON with the escapes of URLs.</summary>
internal static class PolicyText
{
    public static JsonNode? Read(string text) => JsonNode.Parse(Uri.UnescapeDataString(text));
}
