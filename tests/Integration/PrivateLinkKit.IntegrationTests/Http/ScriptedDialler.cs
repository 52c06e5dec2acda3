using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>
/// Opens connections by a script for each address, and records the millisecond of the clock at which each was dialled. Other addresses
/// connect at once.
/// </summary>
internal sealed class ScriptedDialler(TimeProvider time)
{
    private readonly Dictionary<IPAddress, Func<CancellationToken, Task>> _script = [];
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public List<(EndpointAddress Address, double Milliseconds)> Dialled { get; } = [];

    public List<Opened> Streams { get; } = [];

    /// <summary>Number of abandoned addresses.</summary>
    public int Cancelled { get; private set; }

    public void Silent(EndpointAddress address) => _script[address.Address] = SilenceAsync;

    public void Slow(EndpointAddress address, TimeSpan delay) => _script[address.Address] = cancellationToken => Task.Delay(delay, time, cancellationToken);

    public void Refuses(EndpointAddress address) => _script[address.Address] = _ => throw new SocketException((int)SocketError.ConnectionRefused);

    public void Works(EndpointAddress address) => _script.Remove(address.Address);

    public async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var address = new[] { Answers.ZoneA, Answers.ZoneB, Answers.ZoneC }.Single(known => known.Address.Equals(to.Address));
        Dialled.Add((address, (time.GetUtcNow() - _start).TotalMilliseconds));
        await (_script.GetValueOrDefault(to.Address)?.Invoke(cancellationToken) ?? Task.CompletedTask);
        var opened = new Opened(address);
        Streams.Add(opened);
        return opened;
    }

    /// <summary>Is counted where it is cancelled; a cancelled <see cref="Task.Delay(TimeSpan, CancellationToken)"/> would end on another thread.</summary>
    private async Task SilenceAsync(CancellationToken cancellationToken)
    {
        var silence = new TaskCompletionSource();
        using (cancellationToken.UnsafeRegister(
            _ =>
            {
                Cancelled++;
                silence.TrySetCanceled(cancellationToken);
            },
            null))
        {
            await silence.Task;
        }
    }

    internal sealed class Opened(EndpointAddress address) : MemoryStream
    {
        public EndpointAddress Address => address;

        public bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
