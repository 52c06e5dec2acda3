using System.Text;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Sends messages to queues.</summary>
internal static class Sending
{
    private const int LongestDelay = 900;
    private const int LongestBatch = 1_048_576;

    public static SendMessageResult Send(ServiceCall call, SendMessageRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        var message = Add(call, region, queue, request.MessageBody!, request.MessageAttributes, request.DelaySeconds);
        return new()
        {
            MessageId = message.Id,
            MD5OfMessageBody = MessageDigests.Of(message.Body),
            MD5OfMessageAttributes = MessageDigests.Of(message.Attributes),
        };
    }

    public static SendMessageBatchResult SendBatch(ServiceCall call, SendMessageBatchRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        var size = request.Entries!.Sum(entry => Size(entry.MessageBody!, entry.MessageAttributes ?? MessageAttributes.None));
        if (size > LongestBatch)
        {
            throw SqsErrors.BatchTooLong(LongestBatch, size);
        }

        var (successful, failed) = SqsBatch.Of(request.Entries!, entry => entry.Id, entry =>
        {
            var message = Add(call, region, queue, entry.MessageBody!, entry.MessageAttributes, entry.DelaySeconds);
            return new SendMessageBatchResultEntry
            {
                Id = entry.Id,
                MessageId = message.Id,
                MD5OfMessageBody = MessageDigests.Of(message.Body),
                MD5OfMessageAttributes = MessageDigests.Of(message.Attributes),
            };
        });
        return new() { Successful = successful, Failed = failed };
    }

    /// <summary>Adds a message that a sender may send.</summary>
    public static QueueMessage Add(
        AccountRegion region, QueueState queue, string senderId, string body, IReadOnlyDictionary<string, MessageAttributeValue> attributes, TimeSpan delay)
    {
        var now = region.Cloud.Now;
        var message = new QueueMessage($"{region.Cloud.Ids.NextGuid()}", body, attributes, senderId, now) { VisibleAt = now + delay };
        region.Sqs.MessagesOf(queue).Add(message);
        return message;
    }

    /// <summary>Number of bytes that count for the limits: those of the body and of the attributes with their names and types.</summary>
    public static int Size(string body, IReadOnlyDictionary<string, MessageAttributeValue> attributes) =>
        Encoding.UTF8.GetByteCount(body) + MessageAttributes.SizeOf(attributes);

    private static QueueMessage Add(
        ServiceCall call,
        AccountRegion region,
        QueueState queue,
        string body,
        IReadOnlyDictionary<string, MessageAttributeValue>? given,
        int? delay)
    {
        if (body.Length == 0)
        {
            throw SqsErrors.Missing("MessageBody");
        }

        if (body.EnumerateRunes().Any(rune => rune.Value is (< 0x20 and not ('\t' or '\n' or '\r')) or 0xFFFE or 0xFFFF))
        {
            throw SqsErrors.InvalidContents();
        }

        if (delay is < 0 or > LongestDelay)
        {
            throw SqsErrors.InvalidParameter(delay, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {LongestDelay}.");
        }

        var attributes = MessageAttributes.Check(given);
        return Size(body, attributes) > queue.MaximumMessageSize
            ? throw SqsErrors.TooLong(queue.MaximumMessageSize)
            : Add(region, queue, call.Caller.UserId, body, attributes, delay is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.Delay);
    }
}
