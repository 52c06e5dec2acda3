using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The JSON in which messages arrive, unless they are delivered raw. Its signature is none that could be verified.</summary>
internal static class Envelope
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Signature = Convert.ToBase64String(Encoding.ASCII.GetBytes("not signed by EmbeddedAws"));

    public static string OfNotification(AccountRegion region, TopicState topic, SubscriptionState subscription, PublishedMessage message)
    {
        var json = Begin("Notification", message.Id, topic);
        if (message.Subject is { } subject)
        {
            json["Subject"] = subject;
        }

        json["Message"] = message.Text;
        End(json, region, topic);
        json["UnsubscribeURL"] = $"{Host(region)}/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}";
        if (message.Attributes.Count > 0)
        {
            json["MessageAttributes"] = new JsonObject(message.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, View(attribute.Value))));
        }

        return json.ToJsonString(Writing);
    }

    public static string OfConfirmation(AccountRegion region, TopicState topic, SubscriptionState subscription)
    {
        var json = Begin("SubscriptionConfirmation", $"{region.Cloud.Ids.NextGuid()}", topic);
        json["Token"] = subscription.Token;
        json["Message"] =
            $"You have chosen to subscribe to the topic {topic.Arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.";
        json["SubscribeURL"] = $"{Host(region)}/?Action=ConfirmSubscription&TopicArn={topic.Arn}&Token={subscription.Token}";
        End(json, region, topic);
        return json.ToJsonString(Writing);
    }

    private static JsonNode? View(MessageAttributeValue attribute) => new JsonObject
    {
        ["Type"] = attribute.DataType,
        ["Value"] = attribute.BinaryValue is { } bytes ? Convert.ToBase64String(bytes) : attribute.StringValue,
    };

    private static JsonObject Begin(string type, string id, TopicState topic) => new() { ["Type"] = type, ["MessageId"] = id, ["TopicArn"] = topic.Arn };

    private static void End(JsonObject json, AccountRegion region, TopicState topic)
    {
        json["Timestamp"] = region.Cloud.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json["SignatureVersion"] = topic.SignatureVersion;
        json["Signature"] = Signature;
        json["SigningCertURL"] = $"{Host(region)}/SimpleNotificationService-EmbeddedAws.pem";
    }

    private static string Host(AccountRegion region) => $"https://sns.{region.Name}.{region.Partition.DnsSuffix}";
}
