using System.Globalization;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Logs;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Reads the events of log streams.</summary>
internal static class LogReads
{
    private const int MostEvents = 10_000;
    private const string Forward = "f/";
    private const string Backward = "b/";

    /// <summary>Reads one stream in both directions; a token at its end is returned again.</summary>
    public static GetLogEventsResult Get(ServiceCall call, GetLogEventsRequest request)
    {
        var group = LogNames.Existing(call, request.LogGroupName, request.LogGroupIdentifier);
        var events = call.Region.Logs.EventsOf(LogStreams.Find(call, group, request.LogStreamName!))
            .Where(entry => entry.Timestamp >= (request.StartTime ?? 0) && entry.Timestamp < (request.EndTime ?? long.MaxValue))
            .ToList();
        var (limit, at) = (request.Limit ?? MostEvents, request.NextToken is { } token ? Parse(token) : UInt128.Zero);
        var page = (request.NextToken?[..Forward.Length] switch
        {
            Forward => events.Where(entry => Place(entry) > at).Take(limit),
            Backward => events.Where(entry => Place(entry) < at).TakeLast(limit),
            _ => request.StartFromHead is true ? events.Take(limit) : events.TakeLast(limit),
        }).ToList();
        var (first, last) = page is [] ? (at, at) : (Place(page[0]), Place(page[^1]));
        return new()
        {
            Events =
            [
                .. page.Select(entry => new OutputLogEvent
                {
                    Timestamp = entry.Timestamp,
                    Message = entry.Message,
                    IngestionTime = entry.IngestionTime,
                }),
            ],
            NextForwardToken = Forward + Text(last),
            NextBackwardToken = Backward + Text(first),
        };
    }

    /// <summary>Searches the streams of a group.</summary>
    public static FilterLogEventsResult Filter(ServiceCall call, FilterLogEventsRequest request)
    {
        if (request is { LogStreamNames: not null, LogStreamNamePrefix: not null })
        {
            throw LogsErrors.InvalidParameter("LogStreamNames and LogStreamNamePrefix cannot both be specified.");
        }

        var group = LogNames.Existing(call, request.LogGroupName, request.LogGroupIdentifier);
        var (matches, after) = (FilterPattern.Parse(request.FilterPattern ?? ""), request.NextToken is { } token ? Parse(token) : UInt128.Zero);
        var found = Searched(call, group, request)
            .SelectMany(stream => call.Region.Logs.EventsOf(stream).Select(entry => (Stream: stream.Name, Entry: entry)))
            .Where(line => line.Entry.Timestamp >= (request.StartTime ?? 0) && line.Entry.Timestamp <= (request.EndTime ?? long.MaxValue))
            .Where(line => Place(line.Entry) > after && matches(line.Entry.Message))
            .OrderBy(line => Place(line.Entry))
            .Take((request.Limit ?? MostEvents) + 1)
            .ToList();
        var page = found.Take(request.Limit ?? MostEvents).ToList();
        return new()
        {
            Events = [.. page.Select(line => View(line.Stream, line.Entry))],
            SearchedLogStreams = [],
            NextToken = found.Count > page.Count ? Forward + Text(Place(page[^1].Entry)) : null,
        };
    }

    private static IEnumerable<LogStreamState> Searched(ServiceCall call, LogGroupState group, FilterLogEventsRequest request) =>
        request.LogStreamNames is { } names
            ? names.Distinct().Select(name => LogStreams.Find(call, group, name))
            : call.Region.Logs.StreamsOf(group.Name).Where(stream => stream.Name.StartsWith(request.LogStreamNamePrefix ?? "", StringComparison.Ordinal));

    private static FilteredLogEvent View(string stream, LogEntry entry) => new()
    {
        LogStreamName = stream,
        Timestamp = entry.Timestamp,
        Message = entry.Message,
        IngestionTime = entry.IngestionTime,
        EventId = Text(Place(entry)),
    };

    /// <summary>The place of an event: by its time, then by its number.</summary>
    private static UInt128 Place(LogEntry entry) => new((ulong)entry.Timestamp, (ulong)entry.Number);

    private static string Text(UInt128 place) => place.ToString("D39", CultureInfo.InvariantCulture);

    private static UInt128 Parse(string token) =>
        token.Length > Forward.Length && (token.StartsWith(Forward, StringComparison.Ordinal) || token.StartsWith(Backward, StringComparison.Ordinal))
        && UInt128.TryParse(token.AsSpan(Forward.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw LogsErrors.InvalidNextToken();
}
