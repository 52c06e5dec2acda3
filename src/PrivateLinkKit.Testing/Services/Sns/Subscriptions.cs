using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Subscriptions of queues. A queue of another account than the caller's has to confirm, with a token that is sent to it.</summary>
internal static class Subscriptions
{
    private const string Pending = "pending confirmation";
    private const int TokenDigits = 64;

    private static readonly string[] OtherProtocols = ["http", "https", "email", "email-json", "sms", "application", "lambda", "firehose"];
    private static readonly TimeSpan TokenIsValid = TimeSpan.FromDays(2);

    public static SubscribeResult Subscribe(ServiceCall call, SubscribeRequest request)
    {
        var queueArn = CheckEndpoint(call, request);
        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, "Subscribe");
        var wanted = new SubscriptionState($"{topic.Arn}:{call.Cloud.Ids.NextGuid()}", topic.Arn, call.Account, queueArn);
        foreach (var (name, value) in request.Attributes ?? new Dictionary<string, string>())
        {
            wanted = SubscriptionAttributes.With(wanted, name, value);
        }

        if (region.Sns.SubscriptionsTo(topic.Arn).FirstOrDefault(known => known.QueueArn == queueArn) is { } same)
        {
            return request.Attributes is null || same.IsRaw == wanted.IsRaw
                ? Answer(same, request)
                : throw SnsErrors.Invalid("Attributes", "Subscription already exists with different attributes");
        }

        var isOwnQueue = queueArn.Split(':')[4] == call.Account;
        wanted = wanted with { WasAuthenticated = isOwnQueue, Token = isOwnQueue ? null : call.Cloud.Ids.Hex(TokenDigits) };
        region.Sns.Subscriptions.Put(wanted);
        if (!isOwnQueue)
        {
            Delivery.AskForConfirmation(region, topic, wanted);
            call.Cloud.Timeline.Expire(TokenIsValid, () => RemovePending(region, wanted.Arn));
        }

        return Answer(wanted, request);
    }

    public static ConfirmSubscriptionResult Confirm(ServiceCall call, ConfirmSubscriptionRequest request)
    {
        TopicNames.CheckArn(call, request.TopicArn!);
        var (region, topic) = TopicNames.Find(call.Cloud, request.TopicArn!) ?? throw SnsErrors.NoSuchTopic();
        var pending = region.Sns.SubscriptionsTo(topic.Arn).FirstOrDefault(subscription => subscription.Token == request.Token)
            ?? throw SnsErrors.Invalid("Token");
        region.Sns.Subscriptions.Put(pending with
        {
            Token = null,
            Owner = call.Account,
            WasAuthenticated = string.Equals(request.AuthenticateOnUnsubscribe, "true", StringComparison.OrdinalIgnoreCase),
        });
        return new() { SubscriptionArn = pending.Arn };
    }

    /// <summary>Deletes a subscription; one that does not exist is deleted too.</summary>
    public static UnsubscribeResult Unsubscribe(ServiceCall call, UnsubscribeRequest request)
    {
        if (Find(call, request.SubscriptionArn!) is not null)
        {
            var (region, subscription) = Own(call, request.SubscriptionArn!);
            region.Sns.Subscriptions.Remove(subscription.Arn);
            region.Sns.Topics.Change(TopicOf(subscription.Arn)[^1], topic => topic with { DeletedSubscriptions = topic.DeletedSubscriptions + 1 });
        }

        return new();
    }

    /// <summary>Returns a subscription of the caller, or to a topic of the caller.</summary>
    public static (AccountRegion Region, SubscriptionState Subscription) Own(ServiceCall call, string arn)
    {
        var (region, subscription) = Find(call, arn) ?? throw SnsErrors.NoSuchSubscription();
        return call.Account == subscription.Owner || call.Account == region.Account
            ? (region, subscription)
            : throw SnsErrors.Denied(call, $"SNS:{call.Operation}", arn);
    }

    private static (AccountRegion Region, SubscriptionState Subscription)? Find(ServiceCall call, string arn)
    {
        var topic = string.Join(':', TopicOf(arn));
        TopicNames.CheckArn(call, topic);
        return TopicNames.Find(call.Cloud, topic) is var (region, _) && region.Sns.Subscriptions.Find(arn) is { } subscription ? (region, subscription) : null;
    }

    private static string[] TopicOf(string arn) => arn.Split(':') is [.. { Length: 6 } topic, _]
        ? topic
        : throw SnsErrors.Invalid("SubscriptionArn", $"An ARN must have at least 6 elements, not {arn.Split(':').Length}");

    private static string CheckEndpoint(ServiceCall call, SubscribeRequest request)
    {
        if (request.Protocol is not SubscriptionState.Protocol)
        {
            throw OtherProtocols.Contains(request.Protocol)
                ? SnsErrors.NotEmulated($"subscriptions of the protocol {request.Protocol}")
                : SnsErrors.Invalid($"Amazon SNS does not support this protocol string: {request.Protocol}");
        }

        return request.Endpoint?.Split(':') is ["arn", var partition, "sqs", { Length: > 0 }, { Length: 12 }, { Length: > 0 }]
            && partition == call.PartitionName
            ? request.Endpoint
            : throw SnsErrors.Invalid("SQS endpoint ARN");
    }

    private static SubscribeResult Answer(SubscriptionState subscription, SubscribeRequest request) =>
        new() { SubscriptionArn = subscription.IsConfirmed || request.ReturnSubscriptionArn is true ? subscription.Arn : Pending };

    private static void RemovePending(AccountRegion region, string arn)
    {
        if (region.Sns.Subscriptions.Find(arn) is { IsConfirmed: false })
        {
            region.Sns.Subscriptions.Remove(arn);
        }
    }
}
