namespace PrivateLinkKit.Engine.Waiting;

/// <summary>Bounds of a wait: the limit, the longest pause between polls, and the usual duration.</summary>
internal sealed record WaitBounds(TimeSpan Limit, TimeSpan Cadence, UsualTime? Usually = null)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Fraction of the elapsed time by which a wait may overrun while its end is expected.</summary>
    private const double Closeness = 0.03;

    /// <summary>The CloudFormation type of the resource.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Returns the next pause: growing, except within the usual duration.</summary>
    public TimeSpan PauseAfter(TimeSpan passed, TimeSpan previous)
    {
        var longer = Clamp(previous * 2);
        return Usually switch
        {
            null => longer,
            var usual when passed < usual.From => Clamp(Min(longer, usual.From - passed)),
            var usual when passed <= usual.To => Clamp(passed * Closeness),
            _ => longer,
        };
    }

    private TimeSpan Clamp(TimeSpan pause) => Min(pause > Shortest ? pause : Shortest, Cadence);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>The minimum and maximum time that AWS usually takes.</summary>
/// <param name="From">Minimum.</param>
/// <param name="To">Maximum.</param>
public sealed record UsualTime(TimeSpan From, TimeSpan To)
{
    internal UsualTime(int fromSeconds, int toSeconds)
        : this(TimeSpan.FromSeconds(fromSeconds), TimeSpan.FromSeconds(toSeconds))
    {
    }
}

/// <summary>Usual times by CloudFormation type; a type without one is missing.</summary>
internal sealed record UsualTimes(IReadOnlyDictionary<string, UsualTime> Ready, IReadOnlyDictionary<string, UsualTime> Gone);
