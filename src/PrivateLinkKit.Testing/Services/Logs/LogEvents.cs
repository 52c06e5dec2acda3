using System.Text;
using PrivateLinkKit.Testing.Wire.Logs;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Writes events to log streams.</summary>
internal static class LogEvents
{
    private const int MostBytes = 1_048_576;
    private const int EventOverhead = 26;

    private static readonly TimeSpan LongestSpan = TimeSpan.FromHours(24);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    /// <summary>Adds the events that AWS takes; sequence tokens are not checked any more.</summary>
    public static PutLogEventsResult Put(ServiceCall call, PutLogEventsRequest request)
    {
        var group = LogNames.Existing(call, request.LogGroupName!);
        var stream = LogStreams.Find(call, group, request.LogStreamName!);
        var events = request.LogEvents!;
        Check(events);

        var now = call.Now;
        var tooNew = events.TakeWhile(entry => At(entry) <= now + Newest).Count();
        var tooOld = events.TakeWhile(entry => At(entry) < now - Oldest).Count();
        var expired = group.RetentionInDays is { } days ? events.TakeWhile(entry => At(entry) < now.AddDays(-days)).Count() : 0;
        var buffer = call.Region.Logs.BufferOf(stream);
        foreach (var entry in events.Take(tooNew).Skip(Math.Max(tooOld, expired)))
        {
            buffer.Add(entry.Timestamp!.Value, now.ToUnixTimeMilliseconds(), entry.Message!);
        }

        return new()
        {
            NextSequenceToken = call.Cloud.Ids.Digits(32),
            RejectedLogEventsInfo = tooNew == events.Count && tooOld is 0 && expired is 0 ? null : new()
            {
                TooNewLogEventStartIndex = tooNew == events.Count ? null : tooNew,
                TooOldLogEventEndIndex = tooOld is 0 ? null : tooOld,
                ExpiredLogEventEndIndex = expired is 0 ? null : expired,
            },
        };
    }

    private static void Check(IReadOnlyList<InputLogEvent> events)
    {
        if (events.Zip(events.Skip(1)).Any(pair => pair.First.Timestamp > pair.Second.Timestamp))
        {
            throw LogsErrors.InvalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
        }

        if (At(events[^1]) - At(events[0]) > LongestSpan)
        {
            throw LogsErrors.InvalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }

        var size = events.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Message!) + EventOverhead);
        if (size > MostBytes)
        {
            throw LogsErrors.InvalidParameter($"Upload too large: {size} bytes exceeds limit of {MostBytes}");
        }
    }

    // Beyond the year 9999 every time is the last.
    private static DateTimeOffset At(InputLogEvent entry) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(entry.Timestamp!.Value, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
