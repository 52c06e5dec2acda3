namespace PrivateLinkKit.Testing.Clock;

/// <summary>Reports the work of EmbeddedAws to its clock, if that is virtual.</summary>
internal static class VirtualTimeExtensions
{
    public static IDisposable? Begin(this TimeProvider time, WorkKind kind) => (time as VirtualTime)?.Work.Begin(kind);

    public static IDisposable? WatchApi(this TimeProvider time, int port) => time is VirtualTime clock ? ApiRequests.Watch(port, clock.Work) : null;

    /// <summary>Counts the opening of a connection.</summary>
    public static IDisposable? BeginConnecting(this TimeProvider time) => (time as VirtualTime)?.Traffic.Enter();

    /// <summary>Counts every request of a client.</summary>
    public static HttpMessageHandler Watching(this TimeProvider time, HttpMessageHandler handler) =>
        time is VirtualTime clock ? new TrafficHandler(clock.Traffic, handler) : handler;

    /// <summary>Waits like a client whose packets are dropped.</summary>
    public static async Task DelayTrafficAsync(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken)
    {
        using var waiting = (time as VirtualTime)?.Traffic.WaitForTheClock();
        await Task.Delay(delay, time, cancellationToken);
    }
}
