using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Tags of APIs, stages and VPC links.</summary>
internal static class ApiTags
{
    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var resource = Find(call, request.ResourceArn!);
        resource.Set(TagValues.Add(resource.Tags, request.Tags));
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var resource = Find(call, request.ResourceArn!);
        resource.Set(resource.Tags.Where(tag => !request.TagKeys!.Contains(tag.Key)).ToDictionary());
        return new();
    }

    public static GetTagsResult Get(ServiceCall call, GetTagsRequest request) => new() { Tags = Find(call, request.ResourceArn!).Tags };

    private static Tagged Find(ServiceCall call, string arn)
    {
        var (region, store, prefix) = (call.Region, call.Region.ApiGatewayV2, call.Region.Partition.Arn("apigateway", call.RegionName, "", "/"));
        switch (arn.StartsWith(prefix, StringComparison.Ordinal) ? arn[prefix.Length..].Split('/') : [])
        {
            case ["apis", var id]:
                var api = Existing.Api(region, id);
                return new(api.Tags!, tags => store.Apis.Put(api with { Tags = tags }));
            case ["apis", var id, "stages", var name]:
                var state = Existing.Stage(region, id, name);
                return new(state.Stage.Tags!, tags => store.Stages.Put(id, state with { Stage = state.Stage with { Tags = tags } }));
            case ["vpclinks", var id]:
                var link = Existing.VpcLink(region, id);
                return new(link.Link.Tags!, tags => store.VpcLinks.Put(link with { Link = link.Link with { Tags = tags } }));
            default:
                throw ApiGatewayV2Errors.BadRequest($"Invalid resource ARN specified: {arn}");
        }
    }

    private sealed record Tagged(IReadOnlyDictionary<string, string> Tags, Action<IReadOnlyDictionary<string, string>> Set);
}
