using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Subscriptions.</summary>
internal sealed class SnsSubscription() : ResourceKind("AWS::SNS::Subscription")
{
    private const string Attributes =
        "DeliveryPolicy FilterPolicy FilterPolicyScope RawMessageDelivery RedrivePolicy ReplayPolicy SubscriptionRoleArn";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        if (wanted.Text("Region") is { } other && other != aws.Region.Name)
        {
            throw CloudControlErrors.NotEmulated($"subscriptions of another region than that of the topic's: {other}");
        }

        var attributes = wanted.Only(Attributes).Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Fields.AsText(attribute.Value!)));
        var subscribed = aws.Call("sns:Subscribe", wanted.Only("TopicArn Protocol Endpoint")
            .With("Attributes", new JsonObject(attributes))
            .With("ReturnSubscriptionArn", true));
        return new() { ["Arn"] = subscribed.Text("SubscriptionArn") };
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) =>
        aws.Model(aws.Call("sns:GetSubscriptionAttributes", ById(id)).Entries("Attributes"), "Arn=SubscriptionArn");

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        foreach (var name in change.Of(Attributes).Where(change.After.ContainsKey))
        {
            aws.Call("sns:SetSubscriptionAttributes", ById(id).With("AttributeName", name).With("AttributeValue", change.After.Text(name)));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("sns:Unsubscribe", ById(id));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("sns:ListSubscriptions", "Subscriptions")
        .Where(subscription => subscription.Required("SubscriptionArn") is ['a', 'r', 'n', ':', ..])
        .Select(subscription => new JsonObject { ["Arn"] = subscription.Text("SubscriptionArn") });

    private static JsonObject ById(JsonObject id) => new() { ["SubscriptionArn"] = id.Text("Arn") };
}
