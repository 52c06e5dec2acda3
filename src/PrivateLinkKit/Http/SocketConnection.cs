using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Http;

/// <summary>Opens connections unless the options provide another way.</summary>
internal static class SocketConnection
{
    private const int SecondsUntilProbed = 15;
    private const int SecondsBetweenProbes = 5;
    private const int Probes = 3;

    // From <linux/tcp.h>; .NET does not define it.
    private const int TcpUserTimeout = 18;

    public static async ValueTask<Stream> OpenAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            NoticeLostPeers(socket);
            await socket.ConnectAsync(address, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A failed zone sends no reset: without probes an idle connection into it appears open forever, and the kernel retransmits a written
    /// request for a quarter of an hour. Keep-alive probes solve the first, and on Linux the bound on unacknowledged data the second.
    /// </summary>
    private static void NoticeLostPeers(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsUntilProbed);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        if (OperatingSystem.IsLinux())
        {
            var milliseconds = (SecondsUntilProbed + (Probes * SecondsBetweenProbes)) * 1000;
            socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, TcpUserTimeout, BitConverter.GetBytes(milliseconds));
        }
    }
}
