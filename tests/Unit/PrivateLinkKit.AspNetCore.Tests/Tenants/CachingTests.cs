using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.Tenants.TenantHost;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

[Collection("Kestrel")]
public class CachingTests
{
    [Theory]
    [InlineData(false, "/default")]
    [InlineData(true, "/default")]
    [InlineData(false, "/anyone")]
    [InlineData(true, "/anyone")]
    public async Task OutputCache_AnswerOfOneTenant_NeverAnothers(bool isCacheFirst, string path)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddOutputCache(options => options.AddPolicy("anyone", new CacheForAnyone())),
            app =>
            {
                Use(app, isCacheFirst, () => app.UseOutputCache());
                app.MapGet("/default", Orders).RequireAuthorization("tenants").CacheOutput();
                app.MapGet("/anyone", Orders).RequireAuthorization("tenants").CacheOutput("anyone");
            });

        Assert.Equal(["orders of acme", "orders of globex", "403", "403", "orders of acme"], await AskAsync(host, path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutputCache_PublicAnswerThatNamesTheTenant_ToItAlone(bool isCacheFirst)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddOutputCache(),
            app =>
            {
                Use(app, isCacheFirst, () => app.UseOutputCache());
                app.MapGet("/orders", Orders).CacheOutput();
            });

        Assert.Equal(["orders of acme", "orders of globex", "orders of ", "orders of ", "orders of acme"], await AskAsync(host, "/orders"));
    }

    [Fact]
    public async Task OutputCache_SameTenantTwice_AnsweredFromTheCache()
    {
        var made = 0;
        await using var host = await StartAsync(
            builder => builder.Services.AddOutputCache(),
            app =>
            {
                app.UseOutputCache();
                app.MapGet("/made", () => $"{Interlocked.Increment(ref made)}").CacheOutput();
            });

        Assert.Equal(["1", "2", "1"], [await host.GetAsync(Acme, "/made"), await host.GetAsync(Globex, "/made"), await host.GetAsync(Acme, "/made")]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ResponseCaching_AnswerOfOneTenant_NeverAnothers(bool isCacheFirst)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddResponseCaching(),
            app =>
            {
                Use(app, isCacheFirst, () => app.UseResponseCaching());
                app.MapGet("/orders", PublicOrders).RequireAuthorization("tenants");
                app.MapGet("/public", PublicOrders);
            });

        Assert.Equal(["orders of acme", "orders of globex", "403", "403", "orders of acme"], await AskAsync(host, "/orders"));
        Assert.Equal(["orders of acme", "orders of globex", "orders of ", "orders of ", "orders of acme"], await AskAsync(host, "/public"));
    }

    /// <summary>A proxy in the host forwards what the handler sees.</summary>
    [Theory]
    [InlineData(true, "max-age=5")]
    [InlineData(true, null)]
    [InlineData(false, "max-age=5")]
    [InlineData(false, null)]
    public async Task CacheControl_OfTheRequest_IsTheCallersOwnBehindTheCache(bool isCached, string? sent)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddResponseCaching(),
            app =>
            {
                if (isCached)
                {
                    app.UseResponseCaching();
                }

                app.MapGet("/echo", (HttpContext context) => $"'{context.Request.Headers.CacheControl}'");
            });

        Assert.Equal($"'{sent}'", await host.GetAsync(Acme, "/echo", sent is null ? [] : [("Cache-Control", sent)]));
    }

    private static void Use(WebApplication app, bool isCacheFirst, Action cache)
    {
        if (isCacheFirst)
        {
            cache();
        }

        app.UseAuthorization();
        if (!isCacheFirst)
        {
            cache();
        }
    }

    private static async Task<string[]> AskAsync(ProxiedHost host, string path) =>
    [
        await host.GetAsync(Acme, path),
        await host.GetAsync(Globex, path),
        await host.GetAsync(Stranger, path),
        await host.GetAsync(Nlb, path),
        await host.GetAsync(Acme, path),
    ];

    private static string Orders(HttpContext context) => $"orders of {context.GetPrivateLinkTenant()}";

    private static string PublicOrders(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=600";
        return Orders(context);
    }

    /// <summary>Policy of a host that also caches for authenticated users.</summary>
    private sealed class CacheForAnyone : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true, true);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.AllowCacheStorage = context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
            return ValueTask.CompletedTask;
        }
    }
}
