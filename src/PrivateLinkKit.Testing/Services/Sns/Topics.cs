using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Topics from creation to deletion.</summary>
internal static class Topics
{
    public const int PageSize = 100;

    /// <summary>A topic of the name is returned as it is, if it has the given attributes and tags.</summary>
    public static CreateTopicResult Create(ServiceCall call, CreateTopicRequest request)
    {
        var (name, store) = (TopicNames.Check(request.Name!), call.Region.Sns);
        var arn = TopicNames.Arn(call.Region, name);
        var given = request.Attributes ?? new Dictionary<string, string>();
        var attributes = TopicAttributes.Set(TopicAttributes.DefaultsOf(arn, call.Account), given);
        var topic = new TopicState(name, arn, call.Account) { Attributes = attributes };
        topic = topic with { Tags = TopicTags.With(topic, request.Tags ?? []) };
        if (store.Topics.Find(name) is not { } same)
        {
            store.Topics.Put(topic);
            return new() { TopicArn = arn };
        }

        if (given.Any(attribute => same.Attributes.GetValueOrDefault(attribute.Key, "") != attribute.Value))
        {
            throw SnsErrors.Invalid("Attributes", "Topic already exists with different attributes");
        }

        return request.Tags is null || same.Tags.SequenceEqual(topic.Tags)
            ? new() { TopicArn = arn }
            : throw SnsErrors.Invalid("Tags", "Topic already exists with different tags");
    }

    /// <summary>Deletes a topic with its subscriptions; one that does not exist is deleted too.</summary>
    public static DeleteTopicResult Delete(ServiceCall call, DeleteTopicRequest request)
    {
        TopicNames.CheckArn(call, request.TopicArn!);
        if (TopicNames.IsOwn(call, request.TopicArn!) && TopicNames.Find(call.Cloud, request.TopicArn!) is null)
        {
            return new();
        }

        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, "DeleteTopic");
        foreach (var subscription in region.Sns.SubscriptionsTo(topic.Arn).ToList())
        {
            region.Sns.Subscriptions.Remove(subscription.Arn);
        }

        region.Sns.Topics.Remove(topic.Name);
        return new();
    }

    public static ListTopicsResult List(ServiceCall call, ListTopicsRequest request)
    {
        var (page, next) = KeyPages.Of(call.Region.Sns.Topics, topic => topic.Name, request.NextToken, PageSize, () => SnsErrors.Invalid("NextToken"));
        return new() { Topics = [.. page.Select(topic => new Topic { TopicArn = topic.Arn })], NextToken = next };
    }
}
