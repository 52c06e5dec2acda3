using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.Tenants.TenantHost;

namespace PrivateLinkKit.AspNetCore.Tests.Tenants;

[Collection("Kestrel")]
public class RateLimitTests
{
    private const string OtherStranger = "vpce-0dddddddddddddddd";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PartitionByPrivateLinkTenant_CallersOfOneAddress_LimitOfEachTenant(bool isGlobal)
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddRateLimiter(limits =>
            {
                limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                limits.AddPolicy("per-tenant", One);
                limits.GlobalLimiter = isGlobal ? PartitionedRateLimiter.Create<HttpContext, string>(One) : null;
            }),
            app =>
            {
                app.UseRateLimiter();
                var limited = app.MapGet("/limited", () => "in");
                _ = isGlobal ? limited : limited.RequireRateLimiting("per-tenant");
            });

        string[] callers = [Acme, Globex, Stranger, OtherStranger, Nlb];
        Assert.Equal(["in", "in", "in", "in", "in"], await AskAsync(host, callers));
        Assert.Equal(["429", "429", "429", "429", "429"], await AskAsync(host, callers));
    }

    [Fact]
    public async Task PartitionByPrivateLinkTenant_LimitByTenant_GivenIt()
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddRateLimiter(limits => limits.AddPolicy("per-tenant", context => Limit(context, tenant => tenant == "acme" ? 2 : 1))),
            app =>
            {
                app.UseRateLimiter();
                app.MapGet("/limited", () => "in").RequireRateLimiting("per-tenant");
            });

        Assert.Equal(["in", "in", "503", "in", "503"], await AskAsync(host, [Acme, Acme, Acme, Globex, Globex]));
    }

    private static RateLimitPartition<string> One(HttpContext context) => Limit(context, _ => 1);

    private static RateLimitPartition<string> Limit(HttpContext context, Func<string?, int> permits) => context.PartitionByPrivateLinkTenant(
        tenant => new FixedWindowRateLimiter(new() { PermitLimit = permits(tenant), Window = TimeSpan.FromDays(1) }));

    private static async Task<List<string>> AskAsync(ProxiedHost host, IEnumerable<string> callers)
    {
        var answers = new List<string>();
        foreach (var caller in callers)
        {
            answers.Add(await host.GetAsync(caller, "/limited"));
        }

        return answers;
    }
}
