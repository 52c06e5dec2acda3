using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>A call that was made: when it began, when it was answered, and what.</summary>
internal sealed record Call(Step Step, long Began, long Ended, Answer Answer)
{
    /// <summary>A hint at the order in which the calls were executed.</summary>
    public long Arrived { get; init; } = Began;

    public bool Overlaps(Call other) => Began < other.Ended && other.Began < Ended;
}
