using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Ownership tags of EC2, which can filter lists by tags and set tags in every create call.</summary>
internal static class Ec2Tags
{
    /// <param name="resourceType">As EC2 writes it: <c>vpc</c>, <c>natgateway</c>.</param>
    public static List<Sdk.TagSpecification> Specify(HandlerContext context, Resource want, string resourceType) =>
        [new() { ResourceType = resourceType, Tags = ToSdk(context.TagsOf(want)) }];

    /// <summary>Returns the states of the items that the stack owns.</summary>
    public static List<TState> Owned<TItem, TState>(
        HandlerContext context, IEnumerable<TItem> items, Func<TItem, List<Sdk.Tag>?> tags, Func<TItem, Owned, TState> state)
    {
        var owned = new List<TState>();
        foreach (var item in items)
        {
            if (Engine.Kinds.Owned.Find(context, [.. (tags(item) ?? []).Select(tag => new Tag(tag.Key, tag.Value))]) is { } owner)
            {
                owned.Add(state(item, owner));
            }
        }

        return owned;
    }

    /// <summary>Returns the ids of all EC2 resources that carry the stack's tag, of any type.</summary>
    public static async Task<IReadOnlyList<string>> IdsOfStackAsync(HandlerContext context)
    {
        var tags = await context.AllAsync(
            (page, token) => context.Ec2.DescribeTagsAsync(
                new Sdk.DescribeTagsRequest
                {
                    Filters = [new() { Name = "key", Values = [OwnershipTags.StackKey] }, new() { Name = "value", Values = [context.Tags.Stack] }],
                    NextToken = page,
                },
                token),
            response => response.Tags,
            response => response.NextToken);
        return [.. tags.Select(tag => tag.ResourceId)];
    }

    /// <summary>Tags resources that AWS cannot tag on create.</summary>
    public static async Task TakeOwnershipAsync(HandlerContext context, Resource want, List<string> ids)
    {
        if (ids.Count > 0)
        {
            await context.RepeatAsync(token =>
                context.Ec2.CreateTagsAsync(new Sdk.CreateTagsRequest { Resources = ids, Tags = ToSdk(context.Tags.For(want)) }, token));
        }
    }

    /// <summary>Returns true if the tags name the stack.</summary>
    public static bool AreOf(string stack, List<Sdk.Tag>? tags) => (tags ?? []).Exists(tag => tag.Key == OwnershipTags.StackKey && tag.Value == stack);

    public static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
