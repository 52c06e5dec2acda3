using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>A service whose tagged resources the Resource Groups Tagging API finds and tags.</summary>
internal interface ITaggedResources : IEmulatedService
{
    /// <summary>Returns the resources in a region, with their tags; some may have none.</summary>
    IEnumerable<ResourceTags> TagsIn(AccountRegion region);

    /// <summary>Returns the call of the service's own that tags a resource.</summary>
    TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags);

    /// <summary>Returns the call of the service's own that removes tags of a resource.</summary>
    TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys);
}
