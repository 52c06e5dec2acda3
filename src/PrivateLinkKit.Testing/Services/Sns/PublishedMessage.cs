using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>A message as it was published.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The text for queues.</param>
internal sealed record PublishedMessage(string Id, string Text)
{
    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, MessageAttributeValue> Attributes { get; init; } = new Dictionary<string, MessageAttributeValue>();
}
