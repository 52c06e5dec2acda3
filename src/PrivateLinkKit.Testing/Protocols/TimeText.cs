using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Timestamps as text.</summary>
internal static class TimeText
{
    public static string Write(DateTimeOffset time, TimeFormat format) => format switch
    {
        TimeFormat.HttpDate => time.ToString("R", CultureInfo.InvariantCulture),
        TimeFormat.EpochSeconds => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture),
        _ => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>Returns null if the text is not a timestamp; both formats of dates are accepted for each other.</summary>
    public static DateTimeOffset? Read(string text, TimeFormat? format) => format is TimeFormat.EpochSeconds
        ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? FromEpoch(seconds) : null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Returns null if the time is before the year 1 or after the year 9999.</summary>
    public static DateTimeOffset? FromEpoch(decimal seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
