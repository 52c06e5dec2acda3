using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>Opens connections as told for each address, and remembers at which millisecond of the clock each was dialled. Addresses nothing is told of connect at once.</summary>
internal sealed class ScriptedDialler(VirtualTime time)
{
    private readonly ConcurrentDictionary<IPAddress, Func<CancellationToken, Task>> _script = new();
    private readonly ConcurrentQueue<(EndpointAddress Address, double Milliseconds)> _dialled = new();
    private readonly TimeSpan _start = time.Elapsed;

    public ConcurrentBag<Opened> Streams { get; } = [];

    public int Cancelled { get; private set; }

    public void Silent(EndpointAddress address) => _script[address.Address] = cancellationToken => Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);

    public void Slow(EndpointAddress address, TimeSpan delay) => _script[address.Address] = cancellationToken => Task.Delay(delay, time, cancellationToken);

    public void Refuses(EndpointAddress address) => _script[address.Address] = _ => throw new SocketException((int)SocketError.ConnectionRefused);

    public void Works(EndpointAddress address) => _script.TryRemove(address.Address, out _);

    /// <summary>What was dialled since the last time.</summary>
    public List<(EndpointAddress Address, double Milliseconds)> TakeDialled()
    {
        var taken = new List<(EndpointAddress, double)>();
        while (_dialled.TryDequeue(out var dialled))
        {
            taken.Add(dialled);
        }

        return taken;
    }

    public async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var address = new[] { Answers.ZoneA, Answers.ZoneB, Answers.ZoneC }.Single(known => known.Address.Equals(to.Address));
        _dialled.Enqueue((address, (time.Elapsed - _start).TotalMilliseconds));
        try
        {
            await (_script.GetValueOrDefault(to.Address)?.Invoke(cancellationToken) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            throw;
        }

        var opened = new Opened(address);
        Streams.Add(opened);
        return opened;
    }

    internal sealed class Opened(EndpointAddress address) : MemoryStream
    {
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndpointAddress Address => address;

        public Task Closed => _closed.Task;

        protected override void Dispose(bool disposing)
        {
            _closed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
