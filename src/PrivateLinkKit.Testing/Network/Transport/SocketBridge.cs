using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>Carries bytes between a connection of the virtual network and a real loopback socket, half-closes included.</summary>
internal static class SocketBridge
{
    /// <summary>Runs until both directions have ended, then closes both; a failure of one side resets the other.</summary>
    public static async Task RunAsync(ConnectionContext connection, Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await using (connection)
        {
            try
            {
                await Task.WhenAll(EndBothOnFailure(FromSocketAsync), EndBothOnFailure(ToSocketAsync));
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // A connection that fails is an end like any other: both sides have been told.
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

        async Task EndBothOnFailure(Func<Task> copy)
        {
            try
            {
                await copy();
            }
            catch (Exception failure)
            {
                connection.Abort(new ConnectionAbortedException("The other side of the bridge has failed.", failure));
                socket.Close(timeout: 0);
                throw;
            }
        }
    }
}
