using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrivateLinkKit.Testing.Hosting;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>Web applications that listen in the virtual network, isolated from their process: no environment, no console, no signals.</summary>
internal static class VirtualWebHost
{
    public static WebApplicationBuilder CreateBuilder(IEnumerable<VirtualEndPoint> endPoints, Action<ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var endPoint in endPoints)
            {
                kestrel.Listen(endPoint, listen ?? (_ => { }));
            }
        });
        builder.Services.AddSingleton<IConnectionListenerFactory, VirtualTransport>();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddRouting();
        return builder;
    }
}
