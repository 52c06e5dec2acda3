using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Target groups of a group with their states.</summary>
internal static class TrafficSourceListing
{
    public static DescribeLoadBalancerTargetGroupsResult DescribeGroups(ServiceCall call, DescribeLoadBalancerTargetGroupsRequest request)
    {
        var group = GroupLookup.Get(call.Region, request.AutoScalingGroupName!);
        var (page, next) = Pages.Of(group.TargetGroups, attached => attached.Arn, request.NextToken, request.MaxRecords, size: 100);
        return new()
        {
            LoadBalancerTargetGroups =
                [.. page.Select(attached => new LoadBalancerTargetGroupState { LoadBalancerTargetGroupARN = attached.Arn, State = attached.State })],
            NextToken = next,
        };
    }

    public static DescribeTrafficSourcesResult Describe(ServiceCall call, DescribeTrafficSourcesRequest request)
    {
        if (request.TrafficSourceType is not (null or "elb" or "vpc-lattice" or TrafficSources.TargetGroupType))
        {
            throw AutoScalingErrors.Validation($"Invalid traffic source type: {request.TrafficSourceType}");
        }

        var group = GroupLookup.Get(call.Region, request.AutoScalingGroupName!);
        var wanted = group.TargetGroups.Where(_ => request.TrafficSourceType is null or TrafficSources.TargetGroupType);
        var (page, next) = Pages.Of(wanted, attached => attached.Arn, request.NextToken, request.MaxRecords);
        return new()
        {
            TrafficSources =
            [
                .. page.Select(attached => new TrafficSourceState
                {
                    TrafficSource = attached.Arn, Identifier = attached.Arn, Type = TrafficSources.TargetGroupType, State = attached.State,
                }),
            ],
            NextToken = next,
        };
    }
}
