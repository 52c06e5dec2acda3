using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrivateLinkKit.AspNetCore.Tenants;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

[Collection("Kestrel")]
public class TenantTests
{
    private const string Acme = "vpce-0aaaaaaaaaaaaaaaa";
    private const string Globex = "vpce-0bbbbbbbbbbbbbbbb";
    private const string Nobody = "vpce-0cccccccccccccccc";

    [Theory]
    [InlineData(Acme, "/tenants", HttpStatusCode.OK)]
    [InlineData(Globex, "/tenants", HttpStatusCode.OK)]
    [InlineData(Nobody, "/tenants", HttpStatusCode.Forbidden)]
    [InlineData(Acme, "/acme", HttpStatusCode.OK)]
    [InlineData(Globex, "/acme", HttpStatusCode.Forbidden)]
    [InlineData(Nobody, "/acme", HttpStatusCode.Forbidden)]
    [InlineData(Globex, "/both", HttpStatusCode.OK)]
    [InlineData(Nobody, "/", HttpStatusCode.OK)]
    public async Task Policy_ByEndpoint_LetsInItsTenants(string endpoint, string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();

        Assert.Equal(expected, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", endpoint), path));
    }

    [Theory]
    [InlineData]
    [InlineData(" ")]
    [InlineData("acme", "")]
    public void RequirePrivateLinkTenant_EmptyList_Throws(params string[] tenants) =>
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequirePrivateLinkTenant(tenants));

    [Fact]
    public async Task Policy_NlbsOwnRequest_Forbidden()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, HeaderBytes.Local, "/tenants"));
    }

    [Theory]
    [InlineData(Acme, "/acme-with-more", (HttpStatusCode)418)]
    [InlineData(Globex, "/acme-with-more", HttpStatusCode.Forbidden)]
    public async Task Policy_HostAnswersRefusalsItself_AllButThoseOfTenants(string endpoint, string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync(builder => builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Teapot>()
            .AddSingleton(new ConcurrentQueue<Teapot>()));

        Assert.Equal(expected, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", endpoint), path));
    }

    [Fact]
    public async Task Policy_HostAnswersRefusalsItself_ByOneHandlerThatIsDisposedOf()
    {
        var teapots = new ConcurrentQueue<Teapot>();
        await using (var host = await StartAsync(
            builder => builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Teapot>().AddSingleton(teapots)))
        {
            await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Acme), "/acme-with-more");
            await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Acme), "/acme-with-more");
        }

        Assert.True(Assert.Single(teapots).IsDisposed);
    }

    [Fact]
    public async Task GetPrivateLinkTenant_Request_TenantOfItsEndpoint()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient(HeaderBytes.From("10.1.1.7:50000", Globex).ToArray());

        Assert.Equal("globex", await client.GetStringAsync("/tenants"));
    }

    [Fact]
    public async Task Start_FaultyMap_NamesEveryFault()
    {
        var refusal = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync(builder =>
        {
            builder.Configuration["PrivateLink:Tenants:vpce-acme"] = "initech";
            builder.Services.AddPrivateLinkTenants(tenants => tenants.Add(Acme, "umbrella").Add(Nobody, " "));
        }));

        Assert.Equal(
            [
                $"PrivateLink:Tenants:{Acme} is given 2 times, to 'acme' and 'umbrella'; an endpoint has one tenant.",
                $"PrivateLink:Tenants:{Nobody} has no tenant; set one, or remove the endpoint.",
                "PrivateLink:Tenants:vpce-acme (tenant 'initech') is not the id of a VPC endpoint; write it as vpce-0123456789abcdef0.",
            ],
            refusal.Message.Split(Environment.NewLine).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_LineBreaksInNames_AreEscaped()
    {
        var refusal = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync(builder =>
            builder.Services.AddPrivateLinkTenants(tenants => tenants.Add("vpce-x\nforged", "initech\r\nforged"))));

        Assert.StartsWith(@"PrivateLink:Tenants:vpce-x\nforged (tenant 'initech\r\nforged') is not", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_ChangedMap_UsedAtOnce()
    {
        await using var host = await StartAsync();
        host.Configuration[$"PrivateLink:Tenants:{Nobody}"] = "initech";
        host.Configuration.Reload();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Nobody), "/tenants"));
        Assert.Contains(host.Log.All, line => line is (2010, LogLevel.Information, _));
    }

    [Fact]
    public void Start_MapThatChangesMeanwhile_UsesTheNewOne()
    {
        using var map = new TenantMap(
            new ChangingOptions(new TenantOptions().Add(Acme, "acme"), new TenantOptions().Add(Acme, "globex")), NullLogger<TenantMap>.Instance);

        Assert.Equal("globex", map.TenantOf(Acme));
    }

    [Fact]
    public async Task Reload_SomeEntriesFaulty_TheOthersCount()
    {
        await using var host = await StartAsync();
        host.Configuration[$"PrivateLink:Tenants:{Acme}"] = "";
        host.Configuration[$"PrivateLink:Tenants:{Nobody}"] = "initech";
        host.Configuration.Reload();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Acme), "/tenants"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Nobody), "/tenants"));
        Assert.Contains(
            host.Log.All, line => line is (2011, LogLevel.Error, var text) && text.Contains($"PrivateLink:Tenants:{Acme}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reload_EndpointGivenTwice_HasNoTenant()
    {
        await using var host = await StartAsync();
        host.Configuration[$"PrivateLink:Tenants:{Globex}"] = "acme\nforged";
        host.Configuration.Reload();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Globex), "/tenants"));
        Assert.Contains(host.Log.All, line => line is (2011, _, var text) && text.Contains(@"'acme\nforged'", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, HeaderBytes.From("10.1.1.7:50000", Acme), "/acme"));
    }

    [Fact]
    public async Task Start_EmptyTenantInConfiguration_OneFaultThatNamesItsKey()
    {
        var refusal = await Assert.ThrowsAnyAsync<OptionsValidationException>(
            () => StartAsync(builder => builder.Configuration[$"PrivateLink:Tenants:{Nobody}"] = ""));

        Assert.Equal([$"PrivateLink:Tenants:{Nobody} has no tenant; set one, or remove the endpoint."], refusal.Failures);
    }

    [Fact]
    public void GetPrivateLinkTenant_NoTenantsAdded_ReportsWhatToCall()
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };

        Assert.Contains("AddPrivateLinkTenants", Assert.Throws<InvalidOperationException>(context.GetPrivateLinkTenant).Message, StringComparison.Ordinal);
    }

    private static Task<ProxiedHost> StartAsync(Action<WebApplicationBuilder>? build = null) => ProxiedHost.StartAsync(
        listen => listen.UsePrivateLinkProxyProtocol(),
        builder =>
        {
            builder.Configuration[$"PrivateLink:Tenants:{Acme}"] = "acme";
            build?.Invoke(builder);
            builder.Services.AddPrivateLinkTenants(tenants => tenants.Add(Globex, "globex"));
            builder.Services.AddAuthorization();
        },
        app =>
        {
            app.MapGet("/tenants", (HttpContext context) => context.GetPrivateLinkTenant()).RequireAuthorization(policy => policy.RequirePrivateLinkTenant());
            app.MapGet("/acme", () => "").RequireAuthorization(policy => policy.RequirePrivateLinkTenant("acme"));
            app.MapGet("/both", () => "").RequireAuthorization(policy => policy.RequirePrivateLinkTenant("acme", "globex"));
            app.MapGet("/acme-with-more", () => "").RequireAuthorization(policy => policy.RequirePrivateLinkTenant("acme").RequireClaim("role"));
        });

    private static async Task<HttpStatusCode> StatusAsync(ProxiedHost host, HeaderBytes header, string path)
    {
        using var client = host.CreateClient(header.ToArray());
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }

    private sealed class Teapot : IAuthorizationMiddlewareResultHandler, IDisposable
    {
        public Teapot(ConcurrentQueue<Teapot> all) => all.Enqueue(this);

        public bool IsDisposed { get; private set; }

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        }

        public void Dispose() => IsDisposed = true;
    }

    /// <summary>Options that change between a read and the registration for changes.</summary>
    private sealed class ChangingOptions(TenantOptions before, TenantOptions after) : IOptionsMonitor<TenantOptions>
    {
        public TenantOptions CurrentValue { get; private set; } = before;

        public TenantOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<TenantOptions, string?> listener)
        {
            CurrentValue = after;
            return null;
        }
    }
}
