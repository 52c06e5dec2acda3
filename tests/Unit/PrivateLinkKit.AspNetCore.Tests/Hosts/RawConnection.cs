using System.Net.Sockets;
using System.Text;

namespace PrivateLinkKit.AspNetCore.Tests.Hosts;

/// <summary>Bytes to and from a host, which may end the connection at any time and in any way.</summary>
internal static class RawConnection
{
    /// <summary>Sends bytes and reads all that comes.</summary>
    public static async Task<string> ExchangeAsync(this ProxiedHost host, byte[] bytes)
    {
        try
        {
            using var socket = await host.ConnectAsync();
            return await socket.ExchangeAsync(bytes);
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>Empty where the host ends the connection, which it may do before the bytes are sent.</summary>
    public static async Task<string> ExchangeAsync(this Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
        }
        catch (SocketException)
        {
            return "";
        }

        return await socket.ReadToEndAsync();
    }

    public static async Task<string> ReadToEndAsync(this Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer).WaitAsync(ProxiedHost.Patience) is > 0 and var count)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // A reset ends it as well.
        }

        return text.ToString();
    }
}
