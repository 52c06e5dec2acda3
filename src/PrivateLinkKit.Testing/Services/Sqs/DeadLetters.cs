using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Queues for messages that are received too often without being deleted.</summary>
internal static class DeadLetters
{
    public static void Check(AccountRegion region, string policy)
    {
        if (policy.Length == 0)
        {
            return;
        }

        var redrive = RedrivePolicy.Read(policy) ?? throw SqsErrors.InvalidAttribute(
            QueueAttributes.RedrivePolicy, "Reason: It must be a JSON object with deadLetterTargetArn and a maxReceiveCount from 1 to 1000.");
        if (QueueNames.Find(region.Cloud, redrive.TargetArn) is not { } target || target.Region != region)
        {
            throw SqsErrors.InvalidAttribute(QueueAttributes.RedrivePolicy, "Reason: Dead letter target does not exist.");
        }
    }

    public static ListDeadLetterSourceQueuesResult ListSources(ServiceCall call, ListDeadLetterSourceQueuesRequest request)
    {
        var (region, target) = QueueNames.Accessible(call, request.QueueUrl!);
        var sources = region.Sqs.Queues.Where(queue => queue.Redrive?.TargetArn == target.Arn);
        var (urls, next) = QueuePages.Of(sources, request.MaxResults, request.NextToken);
        return new() { QueueUrls = urls, NextToken = next };
    }

    /// <summary>Moves a message that was received as often as it may be. It stays if its dead-letter queue no longer exists.</summary>
    /// <returns>true if it was moved.</returns>
    public static bool TryMove(AccountRegion region, QueueState from, QueueMessage message, DateTimeOffset now)
    {
        if (from.Redrive is not { } redrive || message.ReceivedHere < redrive.MaxReceiveCount
            || QueueNames.Find(region.Cloud, redrive.TargetArn) is not var (_, target))
        {
            return false;
        }

        region.Sqs.MessagesOf(from).Remove(message);
        region.Sqs.MessagesOf(target).Add(message with { VisibleAt = now, ReceivedHere = 0, ReceiptHandle = null, DeadLetterSource = from.Arn });
        return true;
    }
}
