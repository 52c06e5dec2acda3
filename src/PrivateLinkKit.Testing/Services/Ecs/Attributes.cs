using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Attributes of container instances, of which a cluster on Fargate has none.</summary>
internal static class Attributes
{
    public static ListAttributesResult List(ServiceCall call, ListAttributesRequest request)
    {
        Clusters.Get(call.Region, request.Cluster);
        var (_, next) = Pages.Of([], request.NextToken, request.MaxResults);
        return new() { Attributes = [], NextToken = next };
    }
}
