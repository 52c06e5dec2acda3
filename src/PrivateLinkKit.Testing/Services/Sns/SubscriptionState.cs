namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>A subscription of a queue to a topic.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="TopicArn">The topic.</param>
/// <param name="Owner">The account that has subscribed, or confirmed.</param>
/// <param name="QueueArn">The queue.</param>
internal sealed record SubscriptionState(string Arn, string TopicArn, string Owner, string QueueArn)
{
    public const string Protocol = "sqs";

    /// <summary>The token with which it can be confirmed; null: it is confirmed.</summary>
    public string? Token { get; init; }

    public bool IsRaw { get; init; }

    /// <summary>true if the confirmation was signed, or not needed.</summary>
    public bool WasAuthenticated { get; init; }

    public bool IsConfirmed => Token is null;
}
