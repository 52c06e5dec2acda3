using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Tags of existing resources of all kinds.</summary>
internal static class Tags
{
    internal static readonly Filters<TagDescription> TagFilters = new(Ec2Operations.DescribeTags, tag => [new() { Key = tag.Key, Value = tag.Value }])
    {
        { "key", tag => tag.Key },
        { "resource-id", tag => tag.ResourceId },
        { "resource-type", tag => tag.ResourceType },
        { "value", tag => tag.Value },
    };

    public static CreateTagsResult Create(ServiceCall call, CreateTagsRequest request)
    {
        Change(call.Region, request.Resources!, existing => TagSpecifications.Merge(existing, request.Tags!));
        return new();
    }

    public static DeleteTagsResult Delete(ServiceCall call, DeleteTagsRequest request)
    {
        Change(call.Region, request.Resources!, existing => [.. existing.Where(tag => !IsMeant(request.Tags, tag))]);
        return new();
    }

    public static DescribeTagsResult Describe(ServiceCall call, DescribeTagsRequest request)
    {
        var all = TaggedKinds.Of(call.Region.Ec2).SelectMany(kind => kind.All().SelectMany(resource => resource.Tags.Select(tag =>
            new TagDescription { ResourceId = resource.Id, ResourceType = kind.ResourceType, Key = tag.Key, Value = tag.Value })));
        var page = Listing.Of(all).Where(TagFilters, request.Filters).Page(request.MaxResults, request.NextToken);
        return new() { Tags = page.Rows, NextToken = page.NextToken };
    }

    private static void Change(AccountRegion region, IReadOnlyList<string> ids, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change)
    {
        var kinds = TaggedKinds.Of(region.Ec2);
        var changes = ids.Select(id =>
        {
            var kind = kinds.FirstOrDefault(kind => id.StartsWith(kind.IdPrefix, StringComparison.Ordinal)) ?? throw Ec2Errors.ResourceNotFound(id);
            return (Kind: kind, Id: id, Tags: change(kind.Read(id)));
        }).ToList();
        changes.ForEach(changed => changed.Kind.Write(changed.Id, changed.Tags));
    }

    // No tags means all tags of a resource; a key without a value matches any value.
    private static bool IsMeant(IReadOnlyList<Tag>? asked, Tag tag) =>
        asked is null or [] || asked.Any(other => other.Key == tag.Key && (other.Value is null || other.Value == tag.Value));
}
