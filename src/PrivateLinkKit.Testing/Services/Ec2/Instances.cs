using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Instances as they are listed.</summary>
internal static class Instances
{
    public static DescribeInstancesResult Describe(ServiceCall call, DescribeInstancesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Instances.Select(instance => InstanceView.Of(call.Region, instance)))
            .WithIds(request.InstanceIds, view => view.Instance.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(InstanceFilters.Instances, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new()
        {
            Reservations =
            [
                .. page.Rows.GroupBy(view => view.ReservationId, view => view.Instance)
                    .Select(same => new Reservation { ReservationId = same.Key, OwnerId = call.Account, Groups = [], Instances = [.. same] }),
            ],
            NextToken = page.NextToken,
        };
    }

    public static DescribeInstanceStatusResult DescribeStatus(ServiceCall call, DescribeInstanceStatusRequest request)
    {
        var shown = call.Region.Ec2.Instances.Where(instance => request.IncludeAllInstances is true || instance.State == InstanceStates.Running);
        var page = Listing.Of(shown.Select(instance => Status(call.Region, instance)))
            .WithIds(request.InstanceIds, status => status.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(InstanceFilters.Statuses, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { InstanceStatuses = page.Rows, NextToken = page.NextToken };
    }

    private static InstanceStatus Status(AccountRegion region, Instance instance) => new()
    {
        InstanceId = instance.InstanceId,
        InstanceState = instance.State,
        AvailabilityZone = instance.Placement?.AvailabilityZone,
        AvailabilityZoneId = instance.Placement?.AvailabilityZoneId,
        Status = Summary(instance, InstanceOptions.Of(region, instance), isReachable: !InstanceOptions.Of(region, instance).IsImpaired),
        SystemStatus = Summary(instance, InstanceOptions.Of(region, instance), isReachable: true),
    };

    private static InstanceStatusSummary Summary(Instance instance, InstanceOptions options, bool isReachable) =>
        instance.State != InstanceStates.Running ? new() { Status = "not-applicable" }
        : options.IsInitializing ? new() { Status = "initializing", Details = [new() { Name = "reachability", Status = "initializing" }] }
        : isReachable ? new() { Status = "ok", Details = [new() { Name = "reachability", Status = "passed" }] }
        : new() { Status = "impaired", Details = [new() { Name = "reachability", Status = "failed" }] };
}
