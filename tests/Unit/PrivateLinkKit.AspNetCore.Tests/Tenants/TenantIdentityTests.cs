using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.Tenants.TenantHost;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

[Collection("Kestrel")]
public class TenantIdentityTests
{
    private const string WhoAmI = "/who";

    [Theory]
    [InlineData(Acme, "True")]
    [InlineData(Globex, "False")]
    [InlineData(Stranger, "False")]
    [InlineData(Nlb, "False")]
    public async Task AuthorizeAsync_UserAlone_JudgedByTenant(string caller, string expected)
    {
        await using var host = await StartAsync(map: app => app.MapGet("/", async (HttpContext context, IAuthorizationService judge) =>
            $"{(await judge.AuthorizeAsync(context.User, null, "acme")).Succeeded}").WithOrder(-1));

        Assert.Equal(expected, await host.GetAsync(caller, "/"));
    }

    [Theory]
    [InlineData(Acme, "mvc")]
    [InlineData(Globex, "403")]
    [InlineData(Stranger, "403")]
    public async Task AuthorizeFilter_OfMvc_LetsInTheTenant(string caller, string expected)
    {
        await using var host = await StartAsync(
            builder => builder.Services
                .AddControllers(mvc => mvc.Filters.Add(new AuthorizeFilter("acme")))
                .AddApplicationPart(typeof(TenantIdentityTests).Assembly),
            app => app.MapControllers());

        Assert.Equal(expected, await host.GetAsync(caller, "/mvc"));
    }

    [Theory]
    [InlineData(Acme, "\"result\":\"acme acme\"")]
    [InlineData(Globex, "unauthorized")]
    public async Task HubMethod_PolicyOfOneTenant_LetsInTheTenant(string caller, string expected)
    {
        await using var host = await StartAsync(builder => builder.Services.AddSignalR(), app => app.MapHub<OrdersHub>("/hub"));

        Assert.Contains(expected, await OrdersHub.InvokeAsync(host, caller), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Acme, "alice+acme")]
    [InlineData(Globex, "alice+globex")]
    [InlineData(Stranger, "alice+")]
    public async Task User_HostAuthenticates_BesideTheHostsUser(string caller, string expected)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null),
            app => app.MapGet(WhoAmI, Describe));

        Assert.Equal(expected, await host.GetAsync(caller, WhoAmI, ("User", "alice")));
    }

    /// <summary>A token issuer may let callers choose claims.</summary>
    [Theory]
    [InlineData(Globex, WhoAmI, "alice+globex")]
    [InlineData(Stranger, WhoAmI, "alice+")]
    [InlineData(Globex, "/set", "bob+globex")]
    [InlineData(Stranger, "/set", "bob+")]
    [InlineData(Globex, "/claim", "403")]
    public async Task User_ClaimOfTheHostsUserNamesAnotherTenant_IsRemoved(string caller, string path, string expected)
    {
        await using var host = await StartAsync(
            builder =>
            {
                builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
                builder.Services.AddAuthorization(options =>
                    options.AddPolicy("claim", policy => policy.RequireClaim(PrivateLinkTenantIdentity.ClaimType, "acme")));
            },
            app =>
            {
                app.MapGet(WhoAmI, Describe);
                app.MapGet("/claim", Describe).RequireAuthorization("claim");
                app.MapGet("/set", (HttpContext context) =>
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity(
                        [new Claim(ClaimTypes.Name, "bob"), new Claim("PrivateLinkKit:Tenant", "acme")], "custom"));
                    return Describe(context);
                });
            });

        Assert.Equal(expected, await host.GetAsync(caller, path, path == "/set" ? [] : [("User", "alice"), ("Tenant", "acme")]));
    }

    [Fact]
    public async Task User_HostSetsItsOwn_BesideIt()
    {
        await using var host = await StartAsync(map: app =>
        {
            app.Use((context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "bob")], "custom"));
                return next(context);
            });
            app.MapGet(WhoAmI, Describe);
        });

        Assert.Equal("bob+acme", await host.GetAsync(Acme, WhoAmI));
    }

    [Theory]
    [InlineData("alice", "alice+acme")]
    [InlineData(null, "401")]
    public async Task Authorize_HostsOwnUser_IsStillRequired(string? user, string expected)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null),
            app => app.MapGet(WhoAmI, Describe).RequireAuthorization());

        Assert.Equal(expected, await host.GetAsync(Acme, WhoAmI, user is null ? [] : [("User", user)]));
    }

    [Fact]
    public async Task Cookie_TakenToAnotherTenantsEndpoint_IsThatTenantsUser()
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddAuthentication("cookie").AddCookie("cookie"),
            app =>
            {
                app.MapGet("/in", (HttpContext context) =>
                {
                    context.User = new ClaimsPrincipal([new ClaimsIdentity([new Claim(ClaimTypes.Name, "carol")], "login"), .. context.User.Identities]);
                    return context.SignInAsync(context.User);
                });
                app.MapGet(WhoAmI, Describe).RequireAuthorization();
                app.MapGet("/acme", Describe).RequireAuthorization("acme");
            });
        using var client = host.CreateClient(Acme);
        using var signedIn = await client.GetAsync("/in");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        Assert.Equal(
            ["carol+acme", "carol+globex", "403"],
            [
                await host.GetAsync(Acme, "/acme", ("Cookie", cookie)),
                await host.GetAsync(Globex, WhoAmI, ("Cookie", cookie)),
                await host.GetAsync(Globex, "/acme", ("Cookie", cookie)),
            ]);
    }

    [Fact]
    public async Task Request_MapReloadedMeanwhile_KeepsItsTenant()
    {
        ProxiedHost? started = null;
        await using var host = started = await StartAsync(map: app => app.MapGet(WhoAmI, (HttpContext context) =>
        {
            started!.Configuration[$"PrivateLink:Tenants:{Acme}"] = "initech";
            started.Configuration.Reload();
            return $"{context.GetPrivateLinkTenant()}, {Describe(context)}";
        }));

        Assert.Equal(["acme, +acme", "initech, +initech"], [await host.GetAsync(Acme, WhoAmI), await host.GetAsync(Acme, WhoAmI)]);
    }

    private static string Describe(HttpContext context)
    {
        var own = context.User.Identities.FirstOrDefault(identity => identity.IsAuthenticated)?.Name;
        return $"{own}+{string.Join(',', context.User.FindAll(PrivateLinkTenantIdentity.ClaimType).Select(claim => claim.Value))}";
    }
}

[ApiController]
public class MvcController : ControllerBase
{
    [HttpGet("/mvc")]
    public string Get() => "mvc";
}
