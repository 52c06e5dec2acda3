using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Transport;
using Yarp.ReverseProxy.Forwarder;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>The HTTPS server of all APIs of API Gateway. The first connection starts it.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // "Total combined size of request line and header values" (API Gateway guide, quotas).
    private const int LongestHeaders = 10_240;

    // A body over the limit is read before it is refused, because clients read no answer while they send. This bounds that reading.
    private const int LongestRead = 8 * IntegrationTransform.LongestBody;

    private readonly VirtualEndPoint _endPoint;
    private readonly MapCache _maps;
    private readonly CertificateAuthority _authority;
    private readonly ApiRequests _requests;
    private readonly Task<WebApplication?> _running;

    /// <param name="endPoint">Takes the connections.</param>
    /// <param name="maps">The map of the network.</param>
    /// <param name="authority">Signs the certificates of the server.</param>
    /// <param name="requests">Answers the requests.</param>
    public ApiServer(VirtualEndPoint endPoint, MapCache maps, CertificateAuthority authority, ApiRequests requests)
    {
        (_endPoint, _maps, _authority, _requests) = (endPoint, maps, authority, requests);
        _running = Task.Run(StartOnFirstUseAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _endPoint.Listener.DisposeAsync();
        if (await _running is { } server)
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            await server.DisposeAsync();
        }
    }

    private async Task<WebApplication?> StartOnFirstUseAsync()
    {
        if (!await _endPoint.Listener.WaitForConnectionAsync())
        {
            return null;
        }

        var builder = VirtualWebHost.CreateBuilder([_endPoint], listen => listen.UseHttps(Present));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LongestRead;
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        });
        builder.Services.AddHttpForwarder();
        var server = builder.Build();
        var yarp = server.Services.GetRequiredService<IHttpForwarder>();
        server.Run(context => _requests.HandleAsync(context, yarp));
        await server.StartAsync();
        return server;
    }

    private void Present(HttpsConnectionAdapterOptions https) => https.ServerCertificateSelector = (_, name) =>
        name is not null && _maps.Current().Apis.TryGetValue(name.ToLowerInvariant(), out var api)
            ? _authority.CertificateOf($"*{api.HostName[api.HostName.IndexOf('.', StringComparison.Ordinal)..]}")
            : null;
}
