using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Deletes received messages and changes their visibility, by the handles of their receptions.</summary>
internal static class Receipts
{
    private const string Prefix = "AQEB";
    private const int Digits = 64;

    private static readonly TimeSpan LongestInFlight = TimeSpan.FromHours(12);

    public static string NewHandle(Cloud cloud) => Prefix + cloud.Ids.Hex(Digits);

    public static DeleteMessageResult Delete(ServiceCall call, DeleteMessageRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        Delete(region, queue, request.ReceiptHandle!);
        return new();
    }

    public static DeleteMessageBatchResult DeleteBatch(ServiceCall call, DeleteMessageBatchRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        var (successful, failed) = SqsBatch.Of(request.Entries!, entry => entry.Id, entry =>
        {
            Delete(region, queue, entry.ReceiptHandle!);
            return new DeleteMessageBatchResultEntry { Id = entry.Id };
        });
        return new() { Successful = successful, Failed = failed };
    }

    public static ChangeMessageVisibilityResult ChangeVisibility(ServiceCall call, ChangeMessageVisibilityRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        Change(region, queue, request.ReceiptHandle!, request.VisibilityTimeout!.Value);
        return new();
    }

    public static ChangeMessageVisibilityBatchResult ChangeVisibilityBatch(ServiceCall call, ChangeMessageVisibilityBatchRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        var (successful, failed) = SqsBatch.Of(request.Entries!, entry => entry.Id, entry =>
        {
            Change(region, queue, entry.ReceiptHandle!, entry.VisibilityTimeout ?? throw SqsErrors.Missing("VisibilityTimeout"));
            return new ChangeMessageVisibilityBatchResultEntry { Id = entry.Id };
        });
        return new() { Successful = successful, Failed = failed };
    }

    /// <summary>A handle that a later reception has replaced deletes nothing, and neither does a second deletion; both succeed.</summary>
    private static void Delete(AccountRegion region, QueueState queue, string handle)
    {
        CheckHandle(handle);
        if (region.Sqs.MessagesOf(queue).Find(handle) is { } message)
        {
            region.Sqs.MessagesOf(queue).Remove(message);
        }
    }

    private static void Change(AccountRegion region, QueueState queue, string handle, int seconds)
    {
        if (TimeSpan.FromSeconds(seconds) is var timeout && (timeout < TimeSpan.Zero || timeout > LongestInFlight))
        {
            throw SqsErrors.InvalidParameter(seconds, "VisibilityTimeout", $"Must be between 0 and {LongestInFlight.TotalSeconds}.");
        }

        CheckHandle(handle);
        var (messages, now) = (region.Sqs.MessagesOf(queue), region.Cloud.Now);
        if (messages.Find(handle) is not { } message || message.VisibleAt <= now)
        {
            throw SqsErrors.NotInFlight(handle);
        }

        if (now + timeout > message.LastReceived + LongestInFlight)
        {
            throw SqsErrors.InvalidParameter(
                seconds, "VisibilityTimeout", $"Total VisibilityTimeout for the message is beyond the limit [{LongestInFlight.TotalSeconds} seconds].");
        }

        message.VisibleAt = now + timeout;
        messages.Notify();
    }

    private static void CheckHandle(string handle)
    {
        if (!handle.StartsWith(Prefix, StringComparison.Ordinal) || handle.Length != Prefix.Length + Digits)
        {
            throw SqsErrors.InvalidReceipt(handle);
        }
    }
}
