using System.Collections.Concurrent;
using System.Net.Security;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>The HTTP clients of API Gateway: each sends from one location with one server name, and keeps its connections.</summary>
/// <param name="connect">Opens a connection: from a location, to a host and port.</param>
/// <param name="trust">What servers present is verified by it.</param>
internal sealed class BackendClients(Func<string, string, int, CancellationToken, Task<VirtualConnection>> connect, ClientTrust trust) : IDisposable
{
    private readonly ConcurrentDictionary<(string StandingIn, string? ServerName), HttpMessageInvoker> _clients = new();

    public HttpMessageInvoker Of(Backend backend) => _clients.GetOrAdd((backend.StandingIn, backend.ServerName), Create);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    // TLS is part of the connection, because a handler would take the name of the server from the header Host.
    private HttpMessageInvoker Create((string StandingIn, string? ServerName) key) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, ct) =>
        {
            var plain = new VirtualStream(await connect(key.StandingIn, context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct));
            return key.ServerName is { } name ? await EncryptAsync(plain, name, ct) : plain;
        },
    });

    private async Task<Stream> EncryptAsync(Stream plain, string serverName, CancellationToken ct)
    {
        var tls = new SslStream(plain);
        try
        {
            var options = trust.Options();
            options.TargetHost = serverName;
            await tls.AuthenticateAsClientAsync(options, ct);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
