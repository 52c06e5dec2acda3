using System.Net;
using System.Text;

namespace PrivateLinkKit.Testing.Network.Socks;

/// <summary>
/// The greeting of a SOCKS5 client: RFC 1928 with the user name of RFC 1929, which is the client's location. The password is ignored.
/// </summary>
internal sealed class SocksHandshake(Stream client)
{
    private const byte Version = 5;
    private const byte UserNameAuthentication = 2;
    private const byte NoAcceptableMethod = 0xff;
    private const byte AuthenticationVersion = 1;
    private const byte Connect = 1;

    /// <summary>The user name; null if the client offers none, and was refused for it.</summary>
    public async Task<string?> ReadUserNameAsync(CancellationToken ct)
    {
        if (await ReadByteAsync(ct) is not Version)
        {
            return null;
        }

        var methods = await ReadBlockAsync(ct);
        if (!methods.Contains(UserNameAuthentication))
        {
            await client.WriteAsync(new byte[] { Version, NoAcceptableMethod }, ct);
            return null;
        }

        await client.WriteAsync(new byte[] { Version, UserNameAuthentication }, ct);
        await ReadByteAsync(ct);
        var name = await ReadBlockAsync(ct);
        await ReadBlockAsync(ct);
        return Encoding.UTF8.GetString(name);
    }

    public Task AnswerUserNameAsync(bool accepted, CancellationToken ct) =>
        client.WriteAsync(new byte[] { AuthenticationVersion, accepted ? (byte)0 : (byte)1 }, ct).AsTask();

    public async Task<(string Host, int Port)> ReadConnectAsync(CancellationToken ct)
    {
        var head = await ReadAsync(4, ct);
        var host = head[3] switch
        {
            1 => new IPAddress(await ReadAsync(4, ct)).ToString(),
            3 => Encoding.ASCII.GetString(await ReadBlockAsync(ct)),
            4 => new IPAddress(await ReadAsync(16, ct)).ToString(),
            var type => throw new SocksException(SocksReply.AddressTypeNotSupported, $"Address type {type} is unknown."),
        };
        var port = await ReadAsync(2, ct);
        return head[1] is Connect
            ? (host, (port[0] << 8) | port[1])
            : throw new SocksException(SocksReply.CommandNotSupported, $"Command {head[1]} is not supported: only CONNECT is.");
    }

    public Task ReplyAsync(SocksReply reply, CancellationToken ct) =>
        client.WriteAsync(new byte[] { Version, (byte)reply, 0, 1, 0, 0, 0, 0, 0, 0 }, ct).AsTask();

    private async Task<byte> ReadByteAsync(CancellationToken ct) => (await ReadAsync(1, ct))[0];

    private async Task<byte[]> ReadBlockAsync(CancellationToken ct) => await ReadAsync(await ReadByteAsync(ct), ct);

    private async Task<byte[]> ReadAsync(int count, CancellationToken ct)
    {
        var bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
