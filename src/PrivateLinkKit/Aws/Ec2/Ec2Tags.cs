using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Ownership tags of EC2, which can filter lists by tags and set tags in every create call.</summary>
internal static class Ec2Tags
{
    /// <summary>Number of resources that AWS recommends to tag in one call, half of its limit.</summary>
    private const int MostTagged = 500;

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
            if (Engine.Kinds.Owned.Find(context, FromSdk(tags(item))) is { } owner)
            {
                owned.Add(state(item, owner));
            }
        }

        return owned;
    }

    /// <summary>Returns the ids of all EC2 resources that carry the stack's tags, of any type.</summary>
    public static async Task<IReadOnlyList<string>> IdsOfStackAsync(HandlerContext context)
    {
        var tags = await context.AllAsync(
            (page, token) => context.Ec2.DescribeTagsAsync(
                new Sdk.DescribeTagsRequest
                {
                    Filters =
                    [
                        new() { Name = "key", Values = [OwnershipTags.StackKey, OwnershipTags.HomeKey] },
                        new() { Name = "value", Values = [context.Tags.Stack, context.Tags.Identity.Home.ToString()] },
                    ],
                    NextToken = page,
                },
                token),
            response => response.Tags,
            response => response.NextToken);
        return
        [
            .. from tag in tags
               group new Tag(tag.Key, tag.Value) by tag.ResourceId into resource
               where OwnershipTags.Name([.. resource], context.Tags.Identity)
               select resource.Key,
        ];
    }

    /// <summary>Tags resources that AWS cannot tag on create.</summary>
    public static async Task TakeOwnershipAsync(HandlerContext context, Resource want, List<string> ids)
    {
        foreach (var some in ids.Chunk(MostTagged))
        {
            await context.RepeatAsync(token =>
                context.Ec2.CreateTagsAsync(new Sdk.CreateTagsRequest { Resources = [.. some], Tags = ToSdk(context.Tags.For(want)) }, token));
        }
    }

    /// <summary>Returns true if the tags name the stack.</summary>
    public static bool AreOf(StackIdentity stack, List<Sdk.Tag>? tags) => OwnershipTags.Name(FromSdk(tags), stack);

    public static List<Tag> FromSdk(List<Sdk.Tag>? tags) => (tags ?? []).ConvertAll(tag => new Tag(tag.Key, tag.Value));

    public static List<Sdk.Tag> ToSdk(IEnumerable<Tag> tags) => [.. tags.Select(tag => new Sdk.Tag { Key = tag.Key, Value = tag.Value })];
}
