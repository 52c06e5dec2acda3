namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>
/// A stopped clock that occasionally yields the calling thread: every call reads it at its start and at each change, so that calls that do
/// not exclude each other would interleave.
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
