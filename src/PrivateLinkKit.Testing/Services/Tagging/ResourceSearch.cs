using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Tagging;

namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>Finds resources by their tags, types or ARNs.</summary>
internal sealed class ResourceSearch(TaggedResources resources)
{
    private const int DefaultPageSize = 50;
    private const int MostResourcesPerPage = 100;
    private const int LeastTagsPerPage = 100;
    private const int MostTagsPerPage = 500;
    private const int MostTypes = 100;

    public GetResourcesResult Get(ServiceCall call, GetResourcesRequest request)
    {
        Check(request);
        var found = resources.In(call.Region).Where(resource => IsMeant(request, resource));
        var (page, next) = TokenPages.Of(
            call, found, resource => resource.Arn, request.PaginationToken, request.ResourcesPerPage ?? DefaultPageSize);
        var shown = request.TagsPerPage is { } most ? WithTags(page, most) : page.Count;
        return new()
        {
            PaginationToken = shown == page.Count ? next : TokenPages.Of(call, page, resource => resource.Arn, null, shown).NextToken,
            ResourceTagMappingList =
            [
                .. page.Take(shown).Select(resource => new ResourceTagMapping
                {
                    ResourceARN = resource.Arn,
                    Tags = [.. resource.Values.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
                }),
            ],
        };
    }

    private static void Check(GetResourcesRequest request)
    {
        if (request.ResourceARNList is not null && (request.TagFilters ?? request.ResourceTypeFilters ?? (object?)request.ResourcesPerPage
            ?? request.TagsPerPage) is not null)
        {
            throw TaggingErrors.InvalidParameter(
                "ResourceARNList cannot be combined with TagFilters, ResourceTypeFilters, ResourcesPerPage or TagsPerPage.");
        }

        if (request.ResourcesPerPage is < 1 or > MostResourcesPerPage)
        {
            throw TaggingErrors.InvalidParameter($"ResourcesPerPage must be a number from 1 to {MostResourcesPerPage}.");
        }

        if (request.TagsPerPage is { } tags && (tags is < LeastTagsPerPage or > MostTagsPerPage || tags % LeastTagsPerPage is not 0))
        {
            throw TaggingErrors.InvalidParameter($"TagsPerPage must be a multiple of {LeastTagsPerPage} and at most {MostTagsPerPage}.");
        }

        if (request.ResourceTypeFilters?.Count > MostTypes)
        {
            throw TaggingErrors.InvalidParameter($"ResourceTypeFilters can have at most {MostTypes} types.");
        }

        if (request.TagFilters?.FirstOrDefault(filter => string.IsNullOrEmpty(filter.Key)) is not null)
        {
            throw TaggingErrors.InvalidParameter("A filter of TagFilters must have a key.");
        }
    }

    private static bool IsMeant(GetResourcesRequest request, ResourceTags resource) =>
        (request.ResourceARNList?.Contains(resource.Arn) ?? true)
        && (request.TagFilters ?? []).All(filter =>
            resource.Values.TryGetValue(filter.Key!, out var value) && (filter.Values is null or [] || filter.Values.Contains(value)))
        && (request.ResourceTypeFilters is null or [] || request.ResourceTypeFilters.Any(type => IsOfType(resource.Arn, type)));

    // ec2, ec2:vpc-endpoint, or elasticloadbalancing:loadbalancer/net.
    private static bool IsOfType(string arn, string type)
    {
        var (parts, wanted) = (arn.Split(':', 6), type.Split(':', 2));
        return parts[2] == wanted[0] && (wanted is [_] || (parts[5].StartsWith(wanted[1], StringComparison.Ordinal)
            && parts[5][wanted[1].Length..] is ['/' or ':', ..]));
    }

    /// <summary>Returns how many resources a page has if it can have some number of tags: at least one.</summary>
    private static int WithTags(IReadOnlyList<ResourceTags> page, int most)
    {
        var (shown, tags) = (0, 0);
        while (shown < page.Count && ((tags += page[shown].Values.Count) <= most || shown is 0))
        {
            shown++;
        }

        return shown;
    }
}
