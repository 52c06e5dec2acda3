using System.Net.Sockets;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>
/// Takes the TCP connections of a listener on the machine's own network, a bounded number at once; further clients wait. A failed accept, such as
/// for lack of file descriptors, is tried again after a pause.
/// </summary>
/// <param name="accept">Takes the next connection.</param>
/// <param name="serve">Serves a connection; returns when it has ended, and does not throw.</param>
/// <param name="most">The most connections at once.</param>
/// <param name="time">Clock for the pause.</param>
internal sealed class AcceptLoop(Func<CancellationToken, ValueTask<Socket>> accept, Func<Socket, Task> serve, int most, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _free = new(most);

    /// <summary>Runs until it is canceled, or the listener is closed.</summary>
    public async Task RunAsync(CancellationToken closing)
    {
        while (true)
        {
            await _free.WaitAsync(closing);
            try
            {
                _ = ServeAsync(await accept(closing));
            }
            catch (SocketException) when (!closing.IsCancellationRequested)
            {
                _free.Release();
                await Task.Delay(Pause, time, closing);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await serve(socket);
        }
        finally
        {
            _free.Release();
        }
    }
}
