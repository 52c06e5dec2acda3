using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Resource tags of repositories.</summary>
internal static class RepositoryTags
{
    private const int Most = 50;

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var repository = ByArn(call, request.ResourceArn!);
        call.Region.Ecr.Repositories.Put(repository with { ResourceTags = Add(repository, request.Tags!) });
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var repository = ByArn(call, request.ResourceArn!);
        call.Region.Ecr.Repositories.Put(repository with { ResourceTags = repository.ResourceTags.RemoveRange(request.TagKeys!) });
        return new();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request) =>
        new() { Tags = [.. ByArn(call, request.ResourceArn!).ResourceTags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] };

    public static ImmutableSortedDictionary<string, string> Add(RepositoryState repository, IReadOnlyList<Tag> tags)
    {
        if (tags.FirstOrDefault(tag => tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw EcrErrors.InvalidTag($"Tag keys that begin with aws: are reserved for AWS: {reserved.Key}");
        }

        var changed = repository.ResourceTags.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)));
        return changed.Count <= Most ? changed : throw EcrErrors.TooManyTags(Most);
    }

    private static RepositoryState ByArn(ServiceCall call, string arn) => call.Region.Ecr.Repositories.FirstOrDefault(repository => repository.Arn == arn)
        ?? throw EcrErrors.RepositoryNotFound(arn[(arn.IndexOf('/') + 1)..], call.Account);
}
