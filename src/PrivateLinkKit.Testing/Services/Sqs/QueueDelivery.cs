using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Delivers messages of other services to queues whose policies let them.</summary>
internal static class QueueDelivery
{
    private const string Action = "sqs:SendMessage";

    /// <summary>Sends a message, unless the queue does not exist, its policy does not allow that, or the message is too large for it.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="queueArn">The queue.</param>
    /// <param name="service">The principal of the service, such as <c>sns.amazonaws.com</c>.</param>
    /// <param name="source">The ARN of the resource that sends, and its account.</param>
    /// <param name="body">The body.</param>
    /// <param name="attributes">The attributes.</param>
    /// <returns>true if the message is in the queue.</returns>
    public static bool TryDeliver(
        Cloud cloud,
        string queueArn,
        string service,
        (string Arn, string Account) source,
        string body,
        IReadOnlyDictionary<string, MessageAttributeValue> attributes)
    {
        if (QueueNames.Find(cloud, queueArn) is not var (region, queue)
            || !ResourcePolicies.Allows(queue.Policy, PolicyRequest.OfService(service, source.Arn, source.Account, Action, queueArn))
            || Sending.Size(body, attributes) > queue.MaximumMessageSize)
        {
            return false;
        }

        Sending.Add(region, queue, service, body, attributes, queue.Delay);
        return true;
    }
}
