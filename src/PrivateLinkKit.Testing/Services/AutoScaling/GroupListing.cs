using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Groups as they are described.</summary>
internal static class GroupListing
{
    public static DescribeAutoScalingGroupsResult Describe(ServiceCall call, DescribeAutoScalingGroupsRequest request)
    {
        var (region, names, filters) = (call.Region, request.AutoScalingGroupNames ?? [], request.Filters ?? []);
        foreach (var filter in filters)
        {
            if (filter.Name is not ("tag-key" or "tag-value") && filter.Name?.StartsWith("tag:", StringComparison.Ordinal) is not true)
            {
                throw AutoScalingErrors.Validation($"Filter type {filter.Name} is not correct. Allowed Filter types are: tag-key, tag-value, tag:<key>");
            }
        }

        var wanted = region.AutoScaling.Groups
            .Where(group => names is [] || names.Contains(group.Name))
            .Where(group => filters.All(filter => Matches(group, filter)));
        var (page, next) = Pages.Of(wanted, group => group.Name, request.NextToken, request.MaxRecords);
        return new() { AutoScalingGroups = [.. page.Select(group => View(region, group, request.IncludeInstances ?? true))], NextToken = next };
    }

    private static AutoScalingGroup View(AccountRegion region, GroupState state, bool includesInstances) => state.Group with
    {
        Instances = includesInstances ? [.. region.AutoScaling.InstancesOf(state.Name).Select(instance => instance.View)] : [],
        Tags = [.. GroupTags.View(state)],
        TargetGroupARNs = [.. state.TargetGroups.Where(attached => attached.IsWanted).Select(attached => attached.Arn)],
        TrafficSources =
        [
            .. state.TargetGroups.Where(attached => attached.IsWanted)
                .Select(attached => new TrafficSourceIdentifier { Identifier = attached.Arn, Type = TrafficSources.TargetGroupType }),
        ],
    };

    private static bool Matches(GroupState group, Filter filter) => filter.Name switch
    {
        "tag-key" => group.Tags.Keys.Any(key => filter.Values?.Contains(key) is true),
        "tag-value" => group.Tags.Values.Any(value => filter.Values?.Contains(value) is true),
        var name => group.Tags.TryGetValue(name!["tag:".Length..], out var value) && filter.Values?.Contains(value) is true,
    };
}
