using System.Globalization;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Reads and sets the attributes of queues.</summary>
internal static class QueueAttributeCalls
{
    private const string All = "All";

    public static GetQueueAttributesResult Get(ServiceCall call, GetQueueAttributesRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        var names = request.AttributeNames ?? [];
        var computed = Computed(region, queue, call.Now);
        if (names.FirstOrDefault(name => name is not All && !computed.ContainsKey(name) && !QueueAttributeChecks.IsSettable(name)) is { } unknown)
        {
            throw SqsErrors.UnknownAttribute(unknown);
        }

        var attributes = computed.Concat(queue.Attributes)
            .Where(attribute => names.Contains(All) || names.Contains(attribute.Key))
            .ToDictionary();
        return new() { Attributes = attributes.Count == 0 ? null : attributes };
    }

    public static SetQueueAttributesResult Set(ServiceCall call, SetQueueAttributesRequest request)
    {
        var queue = QueueNames.Own(call, request.QueueUrl!);
        call.Region.Sqs.Queues.Put(queue with
        {
            Attributes = QueueAttributeChecks.Set(call.Region, queue.Attributes, request.Attributes!),
            Modified = call.Now,
        });
        call.Region.Sqs.MessagesOf(queue).Notify();
        return new();
    }

    private static Dictionary<string, string> Computed(AccountRegion region, QueueState queue, DateTimeOffset now)
    {
        var messages = region.Sqs.MessagesOf(queue).Retained(queue, now).ToLookup(message => message.VisibleAt > now ? message.ReceiveCount > 0 : (bool?)null);
        return new()
        {
            ["QueueArn"] = queue.Arn,
            ["ApproximateNumberOfMessages"] = Text(messages[null].Count()),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(messages[true].Count()),
            ["ApproximateNumberOfMessagesDelayed"] = Text(messages[false].Count()),
            ["CreatedTimestamp"] = Text(queue.Created.ToUnixTimeSeconds()),
            ["LastModifiedTimestamp"] = Text(queue.Modified.ToUnixTimeSeconds()),
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
