namespace PrivateLinkKit;

/// <summary>Interruptions that a host may make without asking, at any time or in a maintenance window. What is not set matches everything.</summary>
public sealed class InterruptionRule
{
    /// <summary>The code.</summary>
    /// <value>null: any but <see cref="InterruptionCode.UnknownLeftover"/>, which a rule must name.</value>
    public InterruptionCode? Code { get; set; }

    /// <summary>The unit: the service's or a consumer's name.</summary>
    /// <value>null: any.</value>
    public string? Unit { get; set; }

    /// <summary>Day of the week on which the window begins, in UTC.</summary>
    /// <value>null: every day.</value>
    public DayOfWeek? Day { get; set; }

    /// <summary>Begin of the window, as a time of the day in UTC.</summary>
    /// <value>null: midnight.</value>
    public TimeSpan? From { get; set; }

    /// <summary>End of the window, as a time of the day in UTC; on the next day if it is before <see cref="From"/>.</summary>
    /// <value>null: the next midnight.</value>
    public TimeSpan? Until { get; set; }

    internal bool Allows(Interruption interruption, DateTimeOffset now) =>
        (Code is { } code ? code == interruption.Code : interruption.Code is not InterruptionCode.UnknownLeftover)
        && (Unit ?? interruption.Unit) == interruption.Unit && IsOpen(now.UtcDateTime);

    private bool IsOpen(DateTime now)
    {
        var from = From ?? TimeSpan.Zero;
        var length = (Until ?? TimeSpan.FromDays(1)) - from;
        var begin = now.Date + from;
        begin = begin > now ? begin.AddDays(-1) : begin;
        return now < begin + (length > TimeSpan.Zero ? length : length + TimeSpan.FromDays(1)) && (Day is not { } day || begin.DayOfWeek == day);
    }
}
