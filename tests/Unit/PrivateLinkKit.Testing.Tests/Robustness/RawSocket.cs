using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>A connection to the emulator that sends whatever bytes it is given.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawSocket> ConnectAsync(EmbeddedAws aws)
    {
        var connection = new RawSocket();
        await connection._socket.ConnectAsync(IPAddress.Loopback, aws.ServiceUrl.Port);
        return connection;
    }

    /// <summary>A well-formed request for EC2, with a body of this length announced.</summary>
    public static string Post(string body, int? length = null, string more = "") =>
        $"POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential={TestEnvironment.Scope("ec2")}, SignedHeaders=host, Signature=0\r\n"
        + $"Content-Type: application/x-www-form-urlencoded\r\n{more}Content-Length: {length ?? body.Length}\r\n\r\n{body}";

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _socket.SendAsync(bytes);
        }
        catch (SocketException)
        {
            // The server has hung up on what came before.
        }
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // As above.
        }
    }

    /// <summary>Reads until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { Length: > 0 } part)
        {
            text.Append(part);
        }

        return text.ToString();
    }

    /// <summary>Reads until this many answers are complete, or the server closes.</summary>
    public async Task<string> ReadAnswersAsync(int count)
    {
        var text = "";
        while (text.Split("</DescribeVpcsResponse>").Length <= count && await ReadAsync() is { Length: > 0 } part)
        {
            text += part;
        }

        return text;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string> ReadAsync()
    {
        var buffer = new byte[65536];
        try
        {
            return Encoding.Latin1.GetString(buffer, 0, await _socket.ReceiveAsync(buffer));
        }
        catch (SocketException)
        {
            return "";
        }
    }
}
