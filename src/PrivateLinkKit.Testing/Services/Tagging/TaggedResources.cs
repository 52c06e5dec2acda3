using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Tagging;

namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>The tagged resources of all services in a region, with their keys and values.</summary>
internal sealed class TaggedResources(IOtherServices services)
{
    private const int PageSize = 100;

    public IEnumerable<ResourceTags> In(AccountRegion region) =>
        services.All<ITaggedResources>().SelectMany(service => service.TagsIn(region)).Where(resource => resource.Values.Count > 0);

    public GetTagKeysResult Keys(ServiceCall call, GetTagKeysRequest request)
    {
        var (page, next) = TokenPages.Of(
            call, In(call.Region).SelectMany(resource => resource.Values.Keys).Distinct(), key => key, request.PaginationToken, PageSize);
        return new() { TagKeys = page, PaginationToken = next };
    }

    public GetTagValuesResult Values(ServiceCall call, GetTagValuesRequest request)
    {
        var values = In(call.Region).Select(resource => resource.Values.GetValueOrDefault(request.Key!)).OfType<string>().Distinct();
        var (page, next) = TokenPages.Of(call, values, value => value, request.PaginationToken, PageSize);
        return new() { TagValues = page, PaginationToken = next };
    }
}
