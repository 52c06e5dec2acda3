using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Logs;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Log streams.</summary>
internal static class LogStreams
{
    private const int MostListed = 50;

    public static CreateLogStreamResult Create(ServiceCall call, CreateLogStreamRequest request)
    {
        var (store, group) = (call.Region.Logs, LogNames.Existing(call, request.LogGroupName!));
        var name = LogNames.Stream(request.LogStreamName!);
        if (store.FindStream(group.Name, name) is not null)
        {
            throw LogsErrors.StreamExists();
        }

        store.Add(new LogStreamState(group.Name, name, call.Now.ToUnixTimeMilliseconds()));
        return new();
    }

    public static DeleteLogStreamResult Delete(ServiceCall call, DeleteLogStreamRequest request)
    {
        call.Region.Logs.Remove(Find(call, LogNames.Existing(call, request.LogGroupName!), request.LogStreamName!));
        return new();
    }

    public static DescribeLogStreamsResult Describe(ServiceCall call, DescribeLogStreamsRequest request)
    {
        var byTime = request.OrderBy is "LastEventTime";
        if (byTime && request.LogStreamNamePrefix is not null)
        {
            throw LogsErrors.InvalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var group = LogNames.Existing(call, request.LogGroupName, request.LogGroupIdentifier);
        var found = call.Region.Logs.StreamsOf(group.Name)
            .Where(stream => stream.Name.StartsWith(request.LogStreamNamePrefix ?? "", StringComparison.Ordinal))
            .Select(stream => View(call, stream));
        var (page, next) = KeyPages.Of(
            found,
            stream => byTime ? $"{stream.LastEventTimestamp ?? 0:D16} {stream.LogStreamName}" : stream.LogStreamName!,
            request.NextToken,
            request.Limit ?? MostListed,
            LogsErrors.InvalidNextToken,
            request.Descending is true);
        return new() { LogStreams = page, NextToken = next };
    }

    public static LogStreamState Find(ServiceCall call, LogGroupState group, string name) =>
        call.Region.Logs.FindStream(group.Name, LogNames.Stream(name)) ?? throw LogsErrors.NoSuchStream();

    private static LogStream View(ServiceCall call, LogStreamState stream)
    {
        var events = call.Region.Logs.EventsOf(stream).ToList();
        return new()
        {
            LogStreamName = stream.Name,
            CreationTime = stream.CreationTime,
            FirstEventTimestamp = events is [var first, ..] ? first.Timestamp : null,
            LastEventTimestamp = events is [.., var last] ? last.Timestamp : null,
            LastIngestionTime = events is [] ? null : events.Max(entry => entry.IngestionTime),
            Arn = $"{LogNames.Arn(call.Region, stream.Group)}:log-stream:{stream.Name}",
            StoredBytes = 0,
        };
    }
}
