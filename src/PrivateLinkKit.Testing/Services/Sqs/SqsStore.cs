using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>The queues of one account in one region.</summary>
internal sealed class SqsStore(Cloud cloud)
{
    private readonly Dictionary<string, QueueMessages> _messages = [];

    public Table<QueueState> Queues { get; } = new(cloud, queue => queue.Name);

    /// <summary>The latest deletion of each name.</summary>
    public Dictionary<string, DateTimeOffset> Deleted { get; } = [];

    /// <summary>The messages of a queue that exists.</summary>
    public QueueMessages MessagesOf(QueueState queue)
    {
        if (!_messages.TryGetValue(queue.Name, out var messages))
        {
            _messages.Add(queue.Name, messages = new QueueMessages());
        }

        return messages;
    }

    public void Remove(QueueState queue, DateTimeOffset now)
    {
        Queues.Remove(queue.Name);
        Deleted[queue.Name] = now;
        if (_messages.Remove(queue.Name, out var messages))
        {
            messages.Notify();
        }
    }
}

internal static class SqsStores
{
    extension(AccountRegion region)
    {
        public SqsStore Sqs => region.Store(static region => new SqsStore(region.Cloud));
    }
}
