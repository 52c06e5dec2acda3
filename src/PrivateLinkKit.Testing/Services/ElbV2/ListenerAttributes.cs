using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class ListenerAttributes
{
    public static ModifyListenerAttributesResult Modify(ServiceCall call, ModifyListenerAttributesRequest request)
    {
        var listener = Listeners.Get(call.Region, request.ListenerArn!);
        AttributeValues.Change(
            call.Region,
            request.ListenerArn!,
            AttributeCatalog.OfListener(LoadBalancers.Get(call.Region, listener.LoadBalancerArn!)),
            [.. request.Attributes!.Select(attribute => (attribute.Key, attribute.Value))]);
        return new ModifyListenerAttributesResult { Attributes = Of(call, request.ListenerArn!) };
    }

    public static DescribeListenerAttributesResult Describe(ServiceCall call, DescribeListenerAttributesRequest request)
    {
        Listeners.Get(call.Region, request.ListenerArn!);
        return new DescribeListenerAttributesResult { Attributes = Of(call, request.ListenerArn!) };
    }

    private static IReadOnlyList<ListenerAttribute> Of(ServiceCall call, string arn) =>
        [.. AttributeValues.Of(call.Region, arn).Select(attribute => new ListenerAttribute { Key = attribute.Key, Value = attribute.Value })];
}
