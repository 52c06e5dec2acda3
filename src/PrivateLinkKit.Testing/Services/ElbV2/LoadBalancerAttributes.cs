using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class LoadBalancerAttributes
{
    public static ModifyLoadBalancerAttributesResult Modify(ServiceCall call, ModifyLoadBalancerAttributesRequest request)
    {
        var balancer = LoadBalancers.Get(call.Region, request.LoadBalancerArn!);
        AttributeValues.Change(
            call.Region,
            request.LoadBalancerArn!,
            AttributeCatalog.Of(balancer),
            [.. request.Attributes!.Select(attribute => (attribute.Key, attribute.Value))]);
        return new ModifyLoadBalancerAttributesResult { Attributes = Of(call, request.LoadBalancerArn!) };
    }

    public static DescribeLoadBalancerAttributesResult Describe(ServiceCall call, DescribeLoadBalancerAttributesRequest request)
    {
        LoadBalancers.Get(call.Region, request.LoadBalancerArn!);
        return new DescribeLoadBalancerAttributesResult { Attributes = Of(call, request.LoadBalancerArn!) };
    }

    private static IReadOnlyList<LoadBalancerAttribute> Of(ServiceCall call, string arn) =>
        [.. AttributeValues.Of(call.Region, arn).Select(attribute => new LoadBalancerAttribute { Key = attribute.Key, Value = attribute.Value })];
}
