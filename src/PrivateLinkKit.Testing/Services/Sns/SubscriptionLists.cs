using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Lists of subscriptions, which show no ARN before they are confirmed.</summary>
internal static class SubscriptionLists
{
    private const string Pending = "PendingConfirmation";

    /// <summary>The subscriptions of the caller, to topics of any account.</summary>
    public static ListSubscriptionsResult List(ServiceCall call, ListSubscriptionsRequest request)
    {
        var own = call.Cloud.Regions.Where(region => region.Name == call.RegionName)
            .SelectMany(region => region.Sns.Subscriptions)
            .Where(subscription => subscription.Owner == call.Account);
        var (page, next) = Page(own, request.NextToken);
        return new() { Subscriptions = page, NextToken = next };
    }

    public static ListSubscriptionsByTopicResult ListByTopic(ServiceCall call, ListSubscriptionsByTopicRequest request)
    {
        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, "ListSubscriptionsByTopic");
        var (page, next) = Page(region.Sns.SubscriptionsTo(topic.Arn), request.NextToken);
        return new() { Subscriptions = page, NextToken = next };
    }

    private static (IReadOnlyList<Subscription> Page, string? NextToken) Page(IEnumerable<SubscriptionState> subscriptions, string? token)
    {
        var (page, next) = KeyPages.Of(subscriptions, subscription => subscription.Arn, token, Topics.PageSize, () => SnsErrors.Invalid("NextToken"));
        return ([.. page.Select(View)], next);
    }

    private static Subscription View(SubscriptionState subscription) => new()
    {
        SubscriptionArn = subscription.IsConfirmed ? subscription.Arn : Pending,
        Owner = subscription.Owner,
        Protocol = SubscriptionState.Protocol,
        Endpoint = subscription.QueueArn,
        TopicArn = subscription.TopicArn,
    };
}
