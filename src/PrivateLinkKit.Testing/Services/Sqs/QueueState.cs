using System.Collections.Immutable;
using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>A queue, without its messages.</summary>
internal sealed record QueueState(string Name, string Arn, string Url, DateTimeOffset Created)
{
    /// <summary>The attributes that can be set, with their defaults.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = QueueAttributes.Defaults;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public DateTimeOffset Modified { get; init; } = Created;

    /// <summary>The last purge; null: never.</summary>
    public DateTimeOffset? Purged { get; init; }

    public string? Policy => Attributes.GetValueOrDefault(QueueAttributes.Policy);

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan ReceiveWait => Seconds("ReceiveMessageWaitTimeSeconds");

    public int MaximumMessageSize => int.Parse(Attributes["MaximumMessageSize"], CultureInfo.InvariantCulture);

    public RedrivePolicy? Redrive => Attributes.TryGetValue(QueueAttributes.RedrivePolicy, out var text) ? RedrivePolicy.Read(text) : null;

    private TimeSpan Seconds(string attribute) => TimeSpan.FromSeconds(int.Parse(Attributes[attribute], CultureInfo.InvariantCulture));
}
