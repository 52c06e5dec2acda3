using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class TargetGroupAttributes
{
    public static ModifyTargetGroupAttributesResult Modify(ServiceCall call, ModifyTargetGroupAttributesRequest request)
    {
        var group = TargetGroups.Get(call.Region, request.TargetGroupArn!);
        if (group.TargetType == TargetTypes.Alb)
        {
            throw ElbV2Errors.InvalidConfiguration("The attributes of a target group with the target type 'alb' cannot be modified");
        }

        AttributeValues.Change(
            call.Region,
            request.TargetGroupArn!,
            AttributeCatalog.Of(group),
            [.. request.Attributes!.Select(attribute => (attribute.Key, attribute.Value))],
            attributes => TargetStickiness.Check(call.Region, group, attributes));
        return new ModifyTargetGroupAttributesResult { Attributes = Of(call, request.TargetGroupArn!) };
    }

    public static DescribeTargetGroupAttributesResult Describe(ServiceCall call, DescribeTargetGroupAttributesRequest request)
    {
        TargetGroups.Get(call.Region, request.TargetGroupArn!);
        return new DescribeTargetGroupAttributesResult { Attributes = Of(call, request.TargetGroupArn!) };
    }

    private static IReadOnlyList<TargetGroupAttribute> Of(ServiceCall call, string arn) =>
        [.. AttributeValues.Of(call.Region, arn).Select(attribute => new TargetGroupAttribute { Key = attribute.Key, Value = attribute.Value })];
}
