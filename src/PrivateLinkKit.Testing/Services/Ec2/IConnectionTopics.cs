using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The topics that notifications of endpoint connections are published to.</summary>
internal interface IConnectionTopics
{
    /// <summary>Returns true if a topic exists and its policy lets endpoints publish.</summary>
    bool Takes(Cloud cloud, NotificationSource source, string topicArn);

    /// <summary>Publishes a message, unless the topic does not take it.</summary>
    void Publish(Cloud cloud, NotificationSource source, string topicArn, string subject, string message);
}

/// <summary>The endpoint service or endpoint that notifications are about.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Account">Its account.</param>
internal sealed record NotificationSource(string Arn, string Account);
