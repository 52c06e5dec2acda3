using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The topics of one account in one region, with their subscriptions.</summary>
internal sealed class SnsStore(Cloud cloud)
{
    public Table<TopicState> Topics { get; } = new(cloud, topic => topic.Name);

    /// <summary>The subscriptions to the topics, of any account.</summary>
    public Table<SubscriptionState> Subscriptions { get; } = new(cloud, subscription => subscription.Arn);

    public IEnumerable<SubscriptionState> SubscriptionsTo(string topicArn) => Subscriptions.Where(subscription => subscription.TopicArn == topicArn);
}

internal static class SnsStores
{
    extension(AccountRegion region)
    {
        public SnsStore Sns => region.Store(static region => new SnsStore(region.Cloud));
    }
}
