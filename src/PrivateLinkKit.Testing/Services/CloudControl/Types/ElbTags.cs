using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Tags of resources of Elastic Load Balancing.</summary>
internal static class ElbTags
{
    public static JsonNode? Of(AwsCalls aws, string arn) =>
        aws.Call("elasticloadbalancing:DescribeTags", new() { ["ResourceArns"] = Fields.Array([arn]) }).Items("TagDescriptions").Single()["Tags"] is JsonArray
        { Count: > 0 } tags ? tags : null;
}
