using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Queues. Removed attributes stay, as on AWS.</summary>
internal sealed class SqsQueue() : ResourceKind("AWS::SQS::Queue")
{
    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("QueueName") is { } name
        ? aws.Find("sqs:GetQueueUrl", new() { ["QueueName"] = name })?.Only("QueueUrl")
        : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var name = wanted.Text("QueueName") ?? aws.NewName();
        var created = aws.Call("sqs:CreateQueue", new JsonObject { ["QueueName"] = name, ["Attributes"] = Attributes(wanted) }
            .With("Tags", TagShapes.Map(wanted["Tags"])));
        return created.Only("QueueUrl");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var attributes = aws.Call("sqs:GetQueueAttributes", id.With("AttributeNames", Fields.Array(["All"])))["Attributes"]!.AsObject();
        var arn = attributes.Required("QueueArn");
        return aws.Model(attributes
            .With("Arn", arn)
            .With("QueueName", arn.Split(':')[^1])
            .With("QueueUrl", id["QueueUrl"])
            .With("Tags", TagShapes.Pairs(aws.Call("sqs:ListQueueTags", id)["Tags"])));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(change.Before.Required("Arn"), change);
        var changed = change.After.Only(change.Of(string.Join(' ', change.Left)));
        if (changed.Count > 0)
        {
            aws.Call("sqs:SetQueueAttributes", id.With("Attributes", Attributes(changed)));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("sqs:DeleteQueue", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("sqs:ListQueues", "QueueUrls")
        .Select(url => new JsonObject { ["QueueUrl"] = url.DeepClone() });

    private static JsonObject Attributes(JsonObject properties) => new(properties.Except("QueueName Tags")
        .Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Fields.AsText(property.Value!))));
}
