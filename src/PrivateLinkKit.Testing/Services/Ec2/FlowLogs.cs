using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Flow logs of VPCs, subnets and network interfaces. They are recorded only: nothing is delivered.</summary>
internal static class FlowLogs
{
    internal static readonly Filters<FlowLog> LogFilters = new(Ec2Operations.DescribeFlowLogs, log => log.Tags)
    {
        { "deliver-log-status", log => log.DeliverLogsStatus },
        { "flow-log-id", log => log.FlowLogId },
        { "log-destination-type", log => log.LogDestinationType },
        { "log-group-name", log => log.LogGroupName },
        { "resource-id", log => log.ResourceId },
        { "traffic-type", log => log.TrafficType },
    };

    public static CreateFlowLogsResult Create(ServiceCall call, CreateFlowLogsRequest request) => call.Once(request.ClientToken, () =>
    {
        var (region, wanted) = (call.Region, FlowLogRules.Check(request));
        var tags = TagSpecifications.For(request.TagSpecifications, "vpc-flow-log");
        var canDeliver = request.DeliverLogsPermissionArn is not { } role || PassedRoles.CanAssume(region, role, "vpc-flow-logs.amazonaws.com");
        var logs = request.ResourceIds!.Select(id => wanted with
        {
            ResourceId = Resource(region, request.ResourceType!, id),
            FlowLogId = call.Cloud.Ids.Next("fl-"),
            FlowLogStatus = "ACTIVE",
            DeliverLogsStatus = canDeliver ? "SUCCESS" : "FAILED",
            DeliverLogsErrorMessage = canDeliver ? null : "Access error",
            CreationTime = call.Now,
            Tags = tags,
        }).ToList();
        if (logs.Exists(log => region.Ec2.FlowLogs.Any(other => IsSame(other, log))))
        {
            throw Ec2Errors.FlowLogExists();
        }

        logs.ForEach(region.Ec2.FlowLogs.Put);
        return new CreateFlowLogsResult { FlowLogIds = [.. logs.Select(log => log.FlowLogId!)], Unsuccessful = [], ClientToken = request.ClientToken };
    });

    public static DescribeFlowLogsResult Describe(ServiceCall call, DescribeFlowLogsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.FlowLogs)
            .WithIds(request.FlowLogIds, log => log.FlowLogId!, Ec2Errors.FlowLogNotFound)
            .Where(LogFilters, request.Filter)
            .Page(request.MaxResults, request.NextToken);
        return new() { FlowLogs = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteFlowLogsResult Delete(ServiceCall call, DeleteFlowLogsRequest request) => new()
    {
        Unsuccessful = Unsuccessful.Of(request.FlowLogIds!, id =>
        {
            _ = call.Region.Ec2.FlowLogs.Find(id) ?? throw Ec2Errors.FlowLogNotFound(id);
            call.Region.Ec2.FlowLogs.Remove(id);
        }),
    };

    private static string Resource(AccountRegion region, string type, string id) => type switch
    {
        "VPC" => Existing.Vpc(region, id).VpcId!,
        "Subnet" => Existing.Subnet(region, id).SubnetId!,
        "NetworkInterface" => Existing.NetworkInterface(region, id).NetworkInterfaceId!,
        _ => throw Ec2Errors.NotEmulated($"flow logs of the resource type {type}"),
    };

    private static bool IsSame(FlowLog one, FlowLog other) =>
        (one.ResourceId, one.TrafficType, one.LogDestinationType, one.LogGroupName, one.LogDestination)
        == (other.ResourceId, other.TrafficType, other.LogDestinationType, other.LogGroupName, other.LogDestination);
}
