using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Capacity providers of Auto Scaling groups.</summary>
internal sealed class EcsCapacityProvider() : ResourceKind("AWS::ECS::CapacityProvider")
{
    private const string Provider = "AutoScalingGroupProvider";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var provider = wanted.With("Name", wanted.Text("Name") ?? aws.NewName());
        aws.Call("ecs:CreateCapacityProvider", provider);
        return provider.Only("Name");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) => Find(aws, id) is { } provider ? aws.Model(provider) : null;

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(Find(aws, id).Required("CapacityProviderArn"), change);
        if (change.Any(Provider))
        {
            var settings = change.After[Provider]!.AsObject().Except("AutoScalingGroupArn");
            aws.Call("ecs:UpdateCapacityProvider", id.With(Provider, settings));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) =>
        aws.Call("ecs:DeleteCapacityProvider", new() { ["CapacityProvider"] = id.Text("Name") });

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ecs:DescribeCapacityProviders", "capacityProviders")
        .Where(IsOwn)
        .Select(provider => new JsonObject { ["Name"] = provider.Text("Name") });

    private static JsonNode? Find(AwsCalls aws, JsonObject id) => aws.Call("ecs:DescribeCapacityProviders", new()
    {
        ["CapacityProviders"] = Fields.Array([id.Required("Name")]),
        ["Include"] = Fields.Array(["TAGS"]),
    }).Items("CapacityProviders").FirstOrDefault(IsOwn);

    // FARGATE and FARGATE_SPOT belong to every account.
    private static bool IsOwn(JsonNode provider) => provider.Text("Status") is not "INACTIVE" && provider.Member(Provider) is not null;
}
