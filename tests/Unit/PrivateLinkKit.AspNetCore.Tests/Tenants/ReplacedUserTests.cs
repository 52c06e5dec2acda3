using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.Tenants.TenantHost;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

/// <summary>Middleware of the host replaces the user after authentication, by one who claims to be another tenant.</summary>
[Collection("Kestrel")]
public class ReplacedUserTests
{
    private static readonly (string Name, string Value) Alice = ("User", "alice");

    [Theory]
    [InlineData(Acme, "True bob acme")]
    [InlineData(Globex, "False bob globex")]
    [InlineData(Stranger, "False bob ")]
    [InlineData(Nlb, "False bob ")]
    public async Task AuthorizeAsync_UserReplacedAfterAuthentication_JudgedByTheConnection(string caller, string expected)
    {
        await using var host = await StartReplacingAsync(app => app.MapGet("/judge", JudgeAsync));

        Assert.Equal(expected, await host.GetAsync(caller, "/judge", Alice));
    }

    [Theory]
    [InlineData(Acme, "True bob acme")]
    [InlineData(Globex, "403")]
    public async Task Policy_UserReplacedAfterAuthentication_JudgedByTheConnection(string caller, string expected)
    {
        await using var host = await StartReplacingAsync(app =>
        {
            app.MapGet("/tenant", JudgeAsync).RequireAuthorization("acme");
            app.MapGet("/claim", JudgeAsync).RequireAuthorization("claim");
        });

        Assert.Equal([expected, expected], [await host.GetAsync(caller, "/tenant", Alice), await host.GetAsync(caller, "/claim", Alice)]);
    }

    [Theory]
    [InlineData(Acme, "\"result\":\"acme acme\"")]
    [InlineData(Globex, "unauthorized")]
    public async Task HubMethod_UserReplacedAfterAuthentication_LetsInTheTenant(string caller, string expected)
    {
        await using var host = await StartReplacingAsync(app => app.MapHub<OrdersHub>("/hub"), services => services.AddSignalR());

        Assert.Contains(expected, await OrdersHub.InvokeAsync(host, caller, Alice), StringComparison.Ordinal);
    }

    /// <summary>Some middleware puts the feature of before back.</summary>
    [Fact]
    public async Task User_FeatureReplacedAndPutBack_KeepsTheTenant()
    {
        await using var host = await StartAsync(map: app =>
        {
            app.Use(async (context, next) =>
            {
                var before = context.Features.Get<IHttpAuthenticationFeature>();
                context.Features[typeof(IHttpAuthenticationFeature)] = new HttpAuthenticationFeature { User = Forger() };
                await context.Response.WriteAsync($"{Tenants(context)},");
                context.Features.Set<IHttpAuthenticationFeature>(null);
                await context.Response.WriteAsync($"{Tenants(context)},");
                context.Features.Set(before);
                await next(context);
            });
            app.MapGet("/who", (HttpContext context) => context.Response.WriteAsync(Tenants(context)));
        });

        Assert.Equal("globex,globex,globex", await host.GetAsync(Globex, "/who"));
    }

    /// <summary>What a host reads of its own authentication stays as without tenants.</summary>
    [Fact]
    public async Task AuthenticateResult_UserReplaced_IsGoneAsEver()
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null),
            app =>
            {
                app.UseAuthentication();
                app.MapGet("/result", (HttpContext context) =>
                {
                    var results = context.Features.Get<IAuthenticateResultFeature>()!;
                    var before = results.AuthenticateResult?.Principal?.Identity?.Name;
                    context.User = Forger();
                    return $"{before}, {results.AuthenticateResult?.Principal?.Identity?.Name}";
                });
            });

        Assert.Equal("alice, ", await host.GetAsync(Acme, "/result", Alice));
    }

    private static Task<ProxiedHost> StartReplacingAsync(Action<WebApplication> map, Action<IServiceCollection>? add = null) => StartAsync(
        builder =>
        {
            builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("claim", policy => policy.RequireClaim(PrivateLinkTenantIdentity.ClaimType, "acme"));
            add?.Invoke(builder.Services);
        },
        app =>
        {
            app.UseAuthentication();
            app.Use((context, next) =>
            {
                Assert.Equal("alice", context.User.Identity?.Name);
                context.User = Forger();
                return next(context);
            });
            app.UseAuthorization();
            map(app);
        });

    private static ClaimsPrincipal Forger() =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "bob"), new Claim(PrivateLinkTenantIdentity.ClaimType, "acme")], "x"));

    private static async Task<string> JudgeAsync(HttpContext context, IAuthorizationService judge) =>
        $"{(await judge.AuthorizeAsync(context.User, null, "acme")).Succeeded} {context.User.Identity?.Name} {Tenants(context)}";

    private static string Tenants(HttpContext context) =>
        string.Join(',', context.User.FindAll(PrivateLinkTenantIdentity.ClaimType).Select(claim => claim.Value));
}
