using System.Globalization;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Activities as they are described, newest first.</summary>
internal static class ActivityListing
{
    public static DescribeScalingActivitiesResult Describe(ServiceCall call, DescribeScalingActivitiesRequest request)
    {
        if (request.AutoScalingGroupName is { } name && request.IncludeDeletedGroups is not true)
        {
            GroupLookup.Get(call.Region, name);
        }

        var (ids, filters) = (request.ActivityIds ?? [], (request.Filters ?? []).Select(Filtering).ToList());
        var wanted = call.Region.AutoScaling.Activities.Where(row =>
            (request.AutoScalingGroupName is null || row.Activity.AutoScalingGroupName == request.AutoScalingGroupName)
            && (request.IncludeDeletedGroups is true || row.Activity.AutoScalingGroupState is null)
            && (ids is [] || ids.Contains(row.Activity.ActivityId!))
            && filters.TrueForAll(filter => filter(row.Activity)));
        var (page, next) = Pages.Of(wanted, row => row.Key, request.NextToken, request.MaxRecords, size: 100, descending: true);
        return new() { Activities = [.. page.Select(row => row.Activity)], NextToken = next };
    }

    private static Func<Activity, bool> Filtering(Filter filter)
    {
        var values = filter.Values ?? [];
        switch (filter.Name)
        {
            case "Status":
                return activity => values.Contains(activity.StatusCode!);
            case "StartTimeLowerBound":
                var from = TimeOf(values);
                return activity => activity.StartTime >= from;
            case "StartTimeUpperBound":
                var until = TimeOf(values);
                return activity => activity.StartTime <= until;
            default:
                throw AutoScalingErrors.Validation($"The filter {filter.Name} is not valid. Use StartTimeLowerBound, StartTimeUpperBound or Status.");
        }
    }

    private static DateTimeOffset TimeOf(IReadOnlyList<string> values) =>
        values is [var text] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw AutoScalingErrors.Validation("A filter by start time has one value, a time in UTC");
}
