using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The topics of EC2's connection notifications.</summary>
internal sealed class ConnectionTopics : IConnectionTopics
{
    private const string Principal = "vpce.amazonaws.com";
    private const string Action = "SNS:Publish";

    public bool Takes(Cloud cloud, NotificationSource source, string topicArn) => Find(cloud, source, topicArn) is not null;

    public void Publish(Cloud cloud, NotificationSource source, string topicArn, string subject, string message)
    {
        if (Find(cloud, source, topicArn) is var (region, topic))
        {
            Delivery.ToAll(region, topic, new PublishedMessage($"{cloud.Ids.NextGuid()}", message) { Subject = subject });
        }
    }

    private static (AccountRegion Region, TopicState Topic)? Find(Cloud cloud, NotificationSource source, string topicArn) =>
        TopicNames.Find(cloud, topicArn) is var (region, topic)
            && ResourcePolicies.Allows(topic.Policy, PolicyRequest.OfService(Principal, source.Arn, source.Account, Action, topicArn))
            ? (region, topic)
            : null;
}
