using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>A message in a queue.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its body.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="SenderId">The unique id of the sender.</param>
/// <param name="Sent">When it was sent.</param>
internal sealed record QueueMessage(
    string Id, string Body, IReadOnlyDictionary<string, MessageAttributeValue> Attributes, string SenderId, DateTimeOffset Sent)
{
    /// <summary>When it can be received: after its delay, or when its visibility timeout has expired.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    public DateTimeOffset? FirstReceived { get; set; }

    public DateTimeOffset LastReceived { get; set; }

    public int ReceiveCount { get; set; }

    /// <summary>Number of receptions in the queue that it is in now.</summary>
    public int ReceivedHere { get; set; }

    /// <summary>The handle of its last reception; null: it was not received.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>The queue from which it was moved to this one.</summary>
    public string? DeadLetterSource { get; set; }
}
