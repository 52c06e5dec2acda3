namespace PrivateLinkKit.Testing.Clock;

/// <summary>What the embedded AWS tells its clock, if that is a virtual one.</summary>
internal static class VirtualTimeExtensions
{
    public static IDisposable? Begin(this TimeProvider time, WorkKind kind) => (time as VirtualTime)?.Work.Begin(kind);

    public static IDisposable? WatchApi(this TimeProvider time, int port) => time is VirtualTime clock ? ApiRequests.Watch(port, clock.Work) : null;
}
