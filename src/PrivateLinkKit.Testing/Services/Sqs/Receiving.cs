using System.Globalization;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Receives messages, and waits for them.</summary>
internal static class Receiving
{
    private const int MostReceived = 10;
    private const int LongestTimeout = 43_200;
    private const int LongestWait = 20;
    private const string All = "All";

    public static async Task<ReceiveMessageResult> ReceiveAsync(ServiceCall call, ReceiveMessageRequest request)
    {
        CheckRange(request.MaxNumberOfMessages, "MaxNumberOfMessages", 1, MostReceived);
        CheckRange(request.VisibilityTimeout, "VisibilityTimeout", 0, LongestTimeout);
        CheckRange(request.WaitTimeSeconds, "WaitTimeSeconds", 0, LongestWait);
        DateTimeOffset? until = null;
        while (true)
        {
            (Task Change, TimeSpan Longest) wait;
            lock (call.Cloud.Gate)
            {
                call.Cloud.Timeline.RunDue();
                var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
                var now = call.Now;
                until ??= now + (request.WaitTimeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.ReceiveWait);
                var received = Take(region, queue, request, now);
                if (received is not [] || now >= until)
                {
                    return new() { Messages = received is [] ? null : received };
                }

                var messages = region.Sqs.MessagesOf(queue);
                var next = messages.Retained(queue, now).Select(message => message.VisibleAt).Append(until.Value).Min();
                wait = (messages.Change, next - now);
            }

            await call.Cloud.WaitAsync(wait.Change, wait.Longest, call.Aborted);
        }
    }

    private static List<Message> Take(AccountRegion region, QueueState queue, ReceiveMessageRequest request, DateTimeOffset now)
    {
        var timeout = request.VisibilityTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.VisibilityTimeout;
        var taken = new List<Message>();
        foreach (var message in region.Sqs.MessagesOf(queue).Retained(queue, now).Where(message => message.VisibleAt <= now))
        {
            if (taken.Count == (request.MaxNumberOfMessages ?? 1))
            {
                break;
            }

            if (!DeadLetters.TryMove(region, queue, message, now))
            {
                message.FirstReceived ??= now;
                message.LastReceived = now;
                message.ReceiveCount++;
                message.ReceivedHere++;
                message.VisibleAt = now + timeout;
                message.ReceiptHandle = Receipts.NewHandle(region.Cloud);
                taken.Add(View(message, request));
            }
        }

        return taken;
    }

    private static Message View(QueueMessage message, ReceiveMessageRequest request)
    {
        var attributes = MessageAttributes.Chosen(message.Attributes, request.MessageAttributeNames ?? []);
        return new()
        {
            MessageId = message.Id,
            ReceiptHandle = message.ReceiptHandle,
            Body = message.Body,
            MD5OfBody = MessageDigests.Of(message.Body),
            Attributes = SystemAttributes(message, [.. request.AttributeNames ?? [], .. request.MessageSystemAttributeNames ?? []]),
            MessageAttributes = attributes,
            MD5OfMessageAttributes = MessageDigests.Of(attributes),
        };
    }

    private static Dictionary<string, string>? SystemAttributes(QueueMessage message, IReadOnlyList<string> asked)
    {
        var attributes = new Dictionary<string, string?>
        {
            ["SenderId"] = message.SenderId,
            ["SentTimestamp"] = Text(message.Sent),
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Text(message.FirstReceived!.Value),
            ["DeadLetterQueueSourceArn"] = message.DeadLetterSource,
        };
        var chosen = attributes.Where(attribute => attribute.Value is not null && (asked.Contains(All) || asked.Contains(attribute.Key)))
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);
        return chosen.Count == 0 ? null : chosen;
    }

    private static void CheckRange(int? value, string parameter, int least, int most)
    {
        if (value < least || value > most)
        {
            throw SqsErrors.InvalidParameter(value!, parameter, $"Must be between {least} and {most}, if provided.");
        }
    }

    private static string Text(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
