using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Http;

/// <summary>Opens connections unless the options provide another way.</summary>
internal static class SocketConnection
{
    private const int SecondsUntilProbed = 15;
    private const int SecondsBetweenProbes = 5;
    private const int Probes = 3;

    // Of <linux/tcp.h>; .NET has no name for it.
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
    /// A zone that goes away sends no reset: without probes an idle connection into it looks alive for ever, and a request that was written to it is sent
    /// again by the kernel for a quarter of an hour. Keep-alive probes see to the first, and on Linux the bound on unacknowledged data to the second.
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
