using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Attributes of load balancers, target groups and listeners, which are set after the resource is made.</summary>
internal static class ElbAttributes
{
    public static void Set(AwsCalls aws, string resource, JsonObject id, JsonObject wanted)
    {
        if (wanted[$"{resource}Attributes"] is JsonArray { Count: > 0 } attributes)
        {
            aws.Call($"elasticloadbalancing:Modify{resource}Attributes", id.With("Attributes", attributes));
        }
    }

    public static JsonNode? Get(AwsCalls aws, string resource, JsonObject id) =>
        aws.Call($"elasticloadbalancing:Describe{resource}Attributes", id)["Attributes"];
}
