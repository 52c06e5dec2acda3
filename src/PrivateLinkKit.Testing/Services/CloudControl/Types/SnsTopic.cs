using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Topics, with their inline subscriptions.</summary>
internal sealed class SnsTopic() : ResourceKind("AWS::SNS::Topic")
{
    private const string Attributes =
        "DisplayName FifoTopic ContentBasedDeduplication FifoThroughputScope ArchivePolicy KmsMasterKeyId SignatureVersion TracingConfig";

    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("TopicName") is { } name
        ? new JsonObject { ["TopicArn"] = aws.Region.Arn("sns", name) }
        : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        if (wanted.Except($"TopicName Tags Subscription {Attributes}").FirstOrDefault().Key is { } other)
        {
            throw CloudControlErrors.NotEmulated($"the property {other} of {TypeName}");
        }

        var attributes = wanted.Only(Attributes).Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Fields.AsText(attribute.Value!)));
        return aws.Call("sns:CreateTopic", new JsonObject { ["Name"] = wanted.Text("TopicName") ?? aws.NewName() }
            .With("Attributes", new JsonObject(attributes))
            .With("Tags", wanted["Tags"])).Only("TopicArn");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) => Subscribe(aws, id, wanted.Items("Subscription"));

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var attributes = aws.Call("sns:GetTopicAttributes", id).Entries("Attributes");
        var subscriptions = aws.All("sns:ListSubscriptionsByTopic", "Subscriptions", id)
            .Select(subscription => subscription.AsObject().Only("Protocol Endpoint"));
        return aws.Model(attributes
            .Only($"TopicArn {Attributes}")
            .With("TopicName", id.Required("TopicArn").Split(':')[^1])
            .With("Subscription", new JsonArray([.. subscriptions]))
            .With("Tags", aws.Call("sns:ListTagsForResource", new() { ["ResourceArn"] = id.Text("TopicArn") })["Tags"]));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("TopicArn"), change);
        foreach (var name in change.Of(Attributes).Where(change.After.ContainsKey))
        {
            aws.Call("sns:SetTopicAttributes", id.With("AttributeName", name).With("AttributeValue", change.After.Text(name)));
        }

        if (change.Any("Subscription"))
        {
            var (before, after) = (change.Before.Items("Subscription").ToList(), change.After.Items("Subscription").ToList());
            Unsubscribe(aws, id, before.Where(old => !after.Exists(wanted => JsonNode.DeepEquals(old, wanted))));
            Subscribe(aws, id, after.Where(wanted => !before.Exists(old => JsonNode.DeepEquals(old, wanted))));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("sns:DeleteTopic", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("sns:ListTopics", "Topics").Select(topic => topic.AsObject().Only("TopicArn"));

    private static void Subscribe(AwsCalls aws, JsonObject id, IEnumerable<JsonNode> subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            aws.Call("sns:Subscribe", id.With("Protocol", subscription["Protocol"]).With("Endpoint", subscription["Endpoint"]));
        }
    }

    private static void Unsubscribe(AwsCalls aws, JsonObject id, IEnumerable<JsonNode> removed)
    {
        var endpoints = removed.Select(subscription => subscription.Text("Endpoint")).ToList();
        var known = aws.All("sns:ListSubscriptionsByTopic", "Subscriptions", id).ToList();
        foreach (var subscription in known.Where(subscription => endpoints.Contains(subscription.Text("Endpoint"))))
        {
            aws.Call("sns:Unsubscribe", new() { ["SubscriptionArn"] = subscription.Text("SubscriptionArn") });
        }
    }
}
