using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Tags of queues.</summary>
internal static class QueueTags
{
    private const int Most = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    public static TagQueueResult Tag(ServiceCall call, TagQueueRequest request)
    {
        var queue = QueueNames.Own(call, request.QueueUrl!);
        call.Region.Sqs.Queues.Put(queue with { Tags = With(queue, request.Tags!) });
        return new();
    }

    public static UntagQueueResult Untag(ServiceCall call, UntagQueueRequest request)
    {
        var queue = QueueNames.Own(call, request.QueueUrl!);
        call.Region.Sqs.Queues.Put(queue with { Tags = queue.Tags.RemoveRange(request.TagKeys!) });
        return new();
    }

    public static ListQueueTagsResult List(ServiceCall call, ListQueueTagsRequest request)
    {
        var tags = QueueNames.Own(call, request.QueueUrl!).Tags;
        return new() { Tags = tags.IsEmpty ? null : tags };
    }

    public static ImmutableSortedDictionary<string, string> With(QueueState queue, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.FirstOrDefault(tag => tag.Key.Length is 0 or > LongestKey || tag.Value.Length > LongestValue
            || tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).Key is { } wrong)
        {
            throw SqsErrors.InvalidParameter(
                $"The tag key '{wrong}' or its value is invalid. Keys have 1 to {LongestKey} characters and do not begin with aws:, "
                + $"values {LongestValue} at most.");
        }

        var changed = queue.Tags.SetItems(tags);
        return changed.Count <= Most ? changed : throw SqsErrors.InvalidParameter($"Too many tags added for queue {queue.Name}.");
    }
}
