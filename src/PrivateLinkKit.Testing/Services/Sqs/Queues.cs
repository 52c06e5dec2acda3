using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Queues from creation to deletion.</summary>
internal static class Queues
{
    private static readonly TimeSpan NameIsTaken = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromSeconds(60);

    /// <summary>A queue of the name is returned as it is, if none of the given attributes differs.</summary>
    public static CreateQueueResult Create(ServiceCall call, CreateQueueRequest request)
    {
        var (name, store) = (QueueNames.Check(request.QueueName!), call.Region.Sqs);
        var attributes = QueueAttributeChecks.Set(call.Region, QueueAttributes.Defaults, request.Attributes ?? new Dictionary<string, string>());
        if (store.Queues.Find(name) is { } same)
        {
            var other = (request.Attributes ?? new Dictionary<string, string>())
                .FirstOrDefault(given => same.Attributes.GetValueOrDefault(given.Key, "") != given.Value);
            return other.Key is null ? new() { QueueUrl = same.Url } : throw SqsErrors.QueueExists(other.Key);
        }

        if (store.Deleted.TryGetValue(name, out var deleted) && call.Now < deleted + NameIsTaken)
        {
            throw SqsErrors.DeletedRecently();
        }

        var queue = new QueueState(name, QueueNames.Arn(call.Region, name), QueueNames.Url(call.Region, name), call.Now) { Attributes = attributes };
        store.Queues.Put(queue with { Tags = QueueTags.With(queue, request.Tags ?? new Dictionary<string, string>()) });
        return new() { QueueUrl = queue.Url };
    }

    public static GetQueueUrlResult GetUrl(ServiceCall call, GetQueueUrlRequest request)
    {
        var arn = call.Region.Partition.Arn("sqs", call.RegionName, request.QueueOwnerAWSAccountId ?? call.Account, request.QueueName!);
        var (region, queue) = QueueNames.Find(call.Cloud, arn) ?? throw SqsErrors.NoSuchQueue();
        QueueNames.CheckAccess(call, region, queue);
        return new() { QueueUrl = queue.Url };
    }

    public static ListQueuesResult List(ServiceCall call, ListQueuesRequest request)
    {
        var found = call.Region.Sqs.Queues.Where(queue => queue.Name.StartsWith(request.QueueNamePrefix ?? "", StringComparison.Ordinal));
        var (urls, next) = QueuePages.Of(found, request.MaxResults, request.NextToken);
        return new() { QueueUrls = urls is [] ? null : urls, NextToken = next };
    }

    public static DeleteQueueResult Delete(ServiceCall call, DeleteQueueRequest request)
    {
        call.Region.Sqs.Remove(QueueNames.Own(call, request.QueueUrl!), call.Now);
        return new();
    }

    public static PurgeQueueResult Purge(ServiceCall call, PurgeQueueRequest request)
    {
        var (region, queue) = QueueNames.Accessible(call, request.QueueUrl!);
        if (queue.Purged + BetweenPurges > call.Now)
        {
            throw SqsErrors.PurgeInProgress(queue.Name);
        }

        region.Sqs.Queues.Put(queue with { Purged = call.Now });
        region.Sqs.MessagesOf(queue).Clear();
        return new();
    }
}
