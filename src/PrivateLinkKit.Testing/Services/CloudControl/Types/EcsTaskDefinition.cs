using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Task definitions, each a revision.</summary>
internal sealed class EcsTaskDefinition() : ResourceKind("AWS::ECS::TaskDefinition")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => new()
    {
        ["TaskDefinitionArn"] = aws.Call("ecs:RegisterTaskDefinition", wanted.With("Family", wanted.Text("Family") ?? aws.NewName()))
            .Member("TaskDefinition").Text("TaskDefinitionArn"),
    };

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var described = aws.Call(
            "ecs:DescribeTaskDefinition",
            new() { ["TaskDefinition"] = id.Text("TaskDefinitionArn"), ["Include"] = Fields.Array(["TAGS"]) });
        var definition = described.Member("TaskDefinition")!.AsObject();
        return definition.Text("Status") is "INACTIVE" ? null : aws.Model(definition.With("Tags", described.Member("Tags")));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change) => aws.Retag(id.Required("TaskDefinitionArn"), change);

    public override void Delete(AwsCalls aws, JsonObject id) =>
        aws.Call("ecs:DeregisterTaskDefinition", new() { ["TaskDefinition"] = id.Text("TaskDefinitionArn") });

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ecs:ListTaskDefinitions", "taskDefinitionArns")
        .Select(arn => new JsonObject { ["TaskDefinitionArn"] = arn.DeepClone() });
}
