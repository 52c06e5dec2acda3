using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>The HTTPS server of the API inside the virtual network, behind endpoints of AWS's own services. The first connection starts it.</summary>
internal sealed class ServiceApiHost : IAsyncDisposable
{
    private readonly Api _api;
    private readonly VirtualEndPoint _endPoint;
    private readonly CertificateAuthority _authority;
    private readonly Task<WebApplication?> _running;

    public ServiceApiHost(Api api, VirtualNetwork network, CertificateAuthority authority)
    {
        (_api, _endPoint, _authority) = (api, network.ServiceApis, authority);
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

        var builder = VirtualWebHost.CreateBuilder([_endPoint], listen => listen.UseHttps(https =>
            https.ServerCertificateSelector = (_, name) => name is null ? null : _authority.CertificateOf(name)));
        var server = builder.Build();
        server.Run(_api.HandleAsync);
        await server.StartAsync();
        return server;
    }
}
