using System.Net.Sockets;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Transport;

public sealed class AcceptLoopTests
{
    private readonly HandTimers _time = new();
    private int _accepted;

    [Fact]
    public async Task Run_AcceptFails_AcceptsAgainAfterAPause()
    {
        using var closing = new CancellationTokenSource();
        var served = new TaskCompletionSource();
        var loop = new AcceptLoop(
            AcceptAsync,
            _ =>
            {
                served.SetResult();
                return Task.CompletedTask;
            },
            most: 1,
            _time);

        var running = loop.RunAsync(closing.Token);
        await _time.SetAsync().WaitAsync(TimeSpan.FromSeconds(30));
        var accepted = _accepted;
        _time.Fire();
        await served.Task;
        await closing.CancelAsync();

        Assert.Equal(1, accepted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>Fails once, for lack of file descriptors, accepts one client, and then waits.</summary>
    private async ValueTask<Socket> AcceptAsync(CancellationToken closing)
    {
        switch (++_accepted)
        {
            case 1:
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            case > 2:
                await Task.Delay(Timeout.Infinite, closing);
                break;
        }

        return new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    }
}
