using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Validation rules of flow logs.</summary>
internal static class FlowLogRules
{
    private const string CloudWatch = "cloud-watch-logs";
    private const int DefaultInterval = 600;

    private const string DefaultFormat = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} "
        + "${start} ${end} ${action} ${log-status}";

    /// <summary>Returns the settings that all logs of a request share.</summary>
    public static FlowLog Check(CreateFlowLogsRequest request)
    {
        var type = request.LogDestinationType ?? CloudWatch;
        if (request.MaxAggregationInterval is not (null or 60 or DefaultInterval))
        {
            throw Ec2Errors.InvalidParameter("Invalid Flow Log Max Aggregation Interval");
        }

        var (group, destination) = type switch
        {
            CloudWatch => ToCloudWatch(request),
            "s3" => (null, ToBucket(request)),
            _ => throw Ec2Errors.NotEmulated($"flow logs to destinations of the type {type}"),
        };
        return new()
        {
            TrafficType = request.TrafficType ?? throw Ec2Errors.Missing("TrafficType"),
            LogDestinationType = type,
            LogGroupName = group,
            LogDestination = destination,
            LogFormat = request.LogFormat ?? DefaultFormat,
            MaxAggregationInterval = request.MaxAggregationInterval ?? DefaultInterval,
            DeliverLogsPermissionArn = request.DeliverLogsPermissionArn,
            DestinationOptions = type is "s3"
                ? new()
                {
                    FileFormat = request.DestinationOptions?.FileFormat ?? "plain-text",
                    HiveCompatiblePartitions = request.DestinationOptions?.HiveCompatiblePartitions ?? false,
                    PerHourPartition = request.DestinationOptions?.PerHourPartition ?? false,
                }
                : null,
        };
    }

    private static (string? Group, string? Destination) ToCloudWatch(CreateFlowLogsRequest request)
    {
        if (request.DeliverLogsPermissionArn is null)
        {
            throw Ec2Errors.InvalidParameter($"DeliverLogsPermissionArn can't be empty if LogDestinationType is {CloudWatch}.");
        }

        if (request.DestinationOptions is not null)
        {
            throw Ec2Errors.InvalidParameter($"DestinationOptions can't be used if LogDestinationType is {CloudWatch}.");
        }

        return (request.LogGroupName, request.LogDestination) switch
        {
            (null, null) => throw Ec2Errors.InvalidParameter("LogDestination can't be empty if LogGroupName is not provided."),
            ({ }, { }) => throw Ec2Errors.InvalidParameter("Please only provide LogGroupName or only provide LogDestination."),
            ({ } name, _) => (name, null),
            (_, { } arn) => (GroupOf(arn), arn),
        };
    }

    private static string GroupOf(string arn) => arn.Split(':') is ["arn", _, "logs", _, _, "log-group", var name, ..]
        ? name
        : throw Ec2Errors.InvalidParameter($"LogDestination: {arn} is not the ARN of a log group.");

    private static string ToBucket(CreateFlowLogsRequest request)
    {
        if (request.LogGroupName is not null || request.DeliverLogsPermissionArn is not null)
        {
            throw Ec2Errors.InvalidParameter("LogGroupName and DeliverLogsPermissionArn are not applicable for s3 delivery");
        }

        var arn = request.LogDestination ?? throw Ec2Errors.InvalidParameter("LogDestination can't be empty if LogGroupName is not provided.");
        return arn.Split(':') is ["arn", _, "s3", "", "", { Length: > 0 }]
            ? arn
            : throw Ec2Errors.InvalidParameter($"LogDestination: {arn} is not the ARN of a bucket.");
    }
}
