using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Sns.SnsOperations;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>SNS: standard topics that deliver to queues; no other subscribers and no FIFO topics.</summary>
internal sealed class SnsService : IDefinedOnUse, IReplacedAsAWhole, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = SnsDefaults.Table;

        service.On(CreateTopic, Topics.Create, honours: "Name Attributes Tags");
        service.On(DeleteTopic, Topics.Delete, honours: "TopicArn");
        service.On(ListTopics, Topics.List, honours: "NextToken");
        service.On(GetTopicAttributes, TopicAttributes.Get, honours: "TopicArn");
        service.On(SetTopicAttributes, TopicAttributes.Set, honours: "TopicArn AttributeName AttributeValue");

        service.On(Subscribe, Subscriptions.Subscribe, honours: "TopicArn Protocol Endpoint Attributes ReturnSubscriptionArn");
        service.On(ConfirmSubscription, Subscriptions.Confirm, honours: "TopicArn Token AuthenticateOnUnsubscribe");
        service.On(Unsubscribe, Subscriptions.Unsubscribe, honours: "SubscriptionArn");
        service.On(ListSubscriptions, SubscriptionLists.List, honours: "NextToken");
        service.On(ListSubscriptionsByTopic, SubscriptionLists.ListByTopic, honours: "TopicArn NextToken");
        service.On(GetSubscriptionAttributes, SubscriptionAttributes.Get, honours: "SubscriptionArn");
        service.On(SetSubscriptionAttributes, SubscriptionAttributes.Set, honours: "SubscriptionArn AttributeName AttributeValue");

        service.On(Publish, Publishing.Publish, honours: "TopicArn TargetArn Message Subject MessageStructure MessageAttributes");
        service.On(
            PublishBatch,
            Publishing.PublishBatch,
            honours: "TopicArn PublishBatchRequestEntries.Id PublishBatchRequestEntries.Message PublishBatchRequestEntries.Subject "
                + "PublishBatchRequestEntries.MessageStructure PublishBatchRequestEntries.MessageAttributes");

        service.On(TagResource, TopicTags.Tag, honours: "ResourceArn Tags");
        service.On(UntagResource, TopicTags.Untag, honours: "ResourceArn TagKeys");
        service.On(ListTagsForResource, TopicTags.List, honours: "ResourceArn");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Sns.Topics.Select(topic => new ResourceTags(topic.Arn, topic.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["ResourceArn"] = arn, ["Tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["ResourceArn"] = arn, ["TagKeys"] = TagCall.List(keys) });
}
