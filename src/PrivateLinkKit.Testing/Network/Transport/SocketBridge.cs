using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>Carries bytes between a connection of the virtual network and a real loopback socket, half-closes included.</summary>
internal static class SocketBridge
{
    /// <summary>Runs until both directions have ended, then closes both ends; a failure of one side, or <paramref name="closing"/>, resets both.</summary>
    public static async Task RunAsync(ConnectionContext connection, Socket socket, CancellationToken closing)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await using (connection)
        {
            using var whenClosing = closing.Register(Reset);
            try
            {
                await Task.WhenAll(ResetOnFailure(FromSocketAsync), ResetOnFailure(ToSocketAsync));
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // A failed connection is handled like a closed one: both sides are notified.
            }
        }

        async Task FromSocketAsync()
        {
            await stream.CopyToAsync(connection.Transport.Output);
            await connection.Transport.Output.CompleteAsync();
        }

        async Task ToSocketAsync()
        {
            await connection.Transport.Input.CopyToAsync(stream);
            socket.Shutdown(SocketShutdown.Send);
        }

        async Task ResetOnFailure(Func<Task> copy)
        {
            try
            {
                await copy();
            }
            catch
            {
                Reset();
                throw;
            }
        }

        void Reset()
        {
            connection.Abort(new ConnectionAbortedException("The other side of the bridge is closed."));
            socket.Close(timeout: 0);
        }
    }
}
