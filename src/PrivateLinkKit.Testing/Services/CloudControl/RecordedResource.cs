using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>A resource whose service is not emulated: nothing but its properties.</summary>
internal sealed record RecordedResource(string TypeName, string Identifier, JsonObject Model)
{
    public static string Key(string typeName, string identifier) => $"{typeName} {identifier}";
}
