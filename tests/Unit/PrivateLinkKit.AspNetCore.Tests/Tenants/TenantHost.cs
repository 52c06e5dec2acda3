using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

/// <summary>A host with two tenants, and its callers.</summary>
internal static class TenantHost
{
    public const string Acme = "vpce-0aaaaaaaaaaaaaaaa";
    public const string Globex = "vpce-0bbbbbbbbbbbbbbbb";
    public const string Stranger = "vpce-0cccccccccccccccc";
    public const string Nlb = "the NLB itself";

    public static Task<ProxiedHost> StartAsync(Action<WebApplicationBuilder>? build = null, Action<WebApplication>? map = null) => ProxiedHost.StartAsync(
        listen => listen.UsePrivateLinkProxyProtocol(),
        builder =>
        {
            builder.Configuration[$"PrivateLink:Tenants:{Acme}"] = "acme";
            builder.Configuration[$"PrivateLink:Tenants:{Globex}"] = "globex";
            builder.Services.AddPrivateLinkTenants();
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("tenants", policy => policy.RequirePrivateLinkTenant())
                .AddPolicy("acme", policy => policy.RequirePrivateLinkTenant("acme"));
            build?.Invoke(builder);
        },
        map);

    public static HttpClient CreateClient(this ProxiedHost host, string caller) =>
        host.CreateClient((caller == Nlb ? HeaderBytes.Local : HeaderBytes.From("10.1.1.7:50000", caller)).ToArray());

    /// <summary>The status, and the body of a success.</summary>
    public static async Task<string> GetAsync(this ProxiedHost host, string caller, string path, params (string Name, string Value)[] headers)
    {
        using var client = host.CreateClient(caller);
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.Add(name, value);
        }

        using var response = await client.GetAsync(path);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : $"{(int)response.StatusCode}";
    }
}
