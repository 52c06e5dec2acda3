using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Resource tags of repositories.</summary>
internal static class RepositoryTags
{
    private static readonly TagRules Rules = new(
        key => EcrErrors.InvalidTag($"Duplicate tag key: {key}"),
        key => EcrErrors.InvalidTag($"Tag keys that begin with aws: are reserved for AWS: {key}"),
        EcrErrors.TooManyTags);

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

    public static ImmutableSortedDictionary<string, string> Add(RepositoryState repository, IReadOnlyList<Tag> tags) =>
        Rules.Add(repository.ResourceTags, tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)));

    private static RepositoryState ByArn(ServiceCall call, string arn) => call.Region.Ecr.Repositories.FirstOrDefault(repository => repository.Arn == arn)
        ?? throw EcrErrors.RepositoryNotFound(arn[(arn.IndexOf('/') + 1)..], call.Account);
}
