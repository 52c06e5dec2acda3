namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>The messages of a queue, the oldest first. Used under the gate only.</summary>
internal sealed class QueueMessages
{
    private readonly List<QueueMessage> _messages = [];
    private TaskCompletionSource _change = New();

    /// <summary>Completes at the next change that may let a message be received.</summary>
    public Task Change => _change.Task;

    public void Add(QueueMessage message)
    {
        _messages.Add(message);
        Notify();
    }

    /// <summary>Returns the messages that the queue still retains.</summary>
    public IReadOnlyList<QueueMessage> Retained(QueueState queue, DateTimeOffset now)
    {
        _messages.RemoveAll(message => message.Sent + queue.Retention <= now);
        return [.. _messages];
    }

    public QueueMessage? Find(string receiptHandle) => _messages.Find(message => message.ReceiptHandle == receiptHandle);

    public void Remove(QueueMessage message) => _messages.Remove(message);

    public void Clear() => _messages.Clear();

    /// <summary>Wakes those who wait for messages.</summary>
    public void Notify()
    {
        var change = _change;
        _change = New();
        change.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
