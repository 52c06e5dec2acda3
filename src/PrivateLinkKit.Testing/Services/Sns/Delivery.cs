using PrivateLinkKit.Testing.Services.Sqs;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Delivers messages to the queues that have subscribed.</summary>
internal static class Delivery
{
    private const string Principal = "sns.amazonaws.com";
    private const int MostAttributes = 10;

    public static void ToAll(AccountRegion region, TopicState topic, PublishedMessage message)
    {
        foreach (var subscription in region.Sns.SubscriptionsTo(topic.Arn).Where(subscription => subscription.IsConfirmed))
        {
            if (!subscription.IsRaw)
            {
                Deliver(region, topic, subscription, Envelope.OfNotification(region, topic, subscription, message), MessageAttributes.None);
            }
            else if (message.Attributes.Count <= MostAttributes)
            {
                Deliver(region, topic, subscription, message.Text, Attributes(message));
            }
        }
    }

    public static void AskForConfirmation(AccountRegion region, TopicState topic, SubscriptionState subscription) =>
        Deliver(region, topic, subscription, Envelope.OfConfirmation(region, topic, subscription), MessageAttributes.None);

    private static void Deliver(
        AccountRegion region,
        TopicState topic,
        SubscriptionState subscription,
        string body,
        IReadOnlyDictionary<string, MessageAttributeValue> attributes) =>
        QueueDelivery.TryDeliver(region.Cloud, subscription.QueueArn, Principal, (topic.Arn, topic.Owner), body, attributes);

    private static Dictionary<string, MessageAttributeValue> Attributes(PublishedMessage message) => message.Attributes.ToDictionary(
        attribute => attribute.Key,
        attribute => new MessageAttributeValue
        {
            DataType = attribute.Value.DataType,
            StringValue = attribute.Value.StringValue,
            BinaryValue = attribute.Value.BinaryValue,
        });
}
