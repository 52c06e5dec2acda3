namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>
/// A clock that stands still, and that takes the core from the thread that asks now and then: every call asks it when it begins and at each change it makes,
/// so that calls that do not exclude each other would meet in the middle.
/// </summary>
internal sealed class UnsteadyTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        if (Random.Shared.Next(8) == 0)
        {
            Thread.Sleep(millisecondsTimeout: 1);
        }

        return new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
