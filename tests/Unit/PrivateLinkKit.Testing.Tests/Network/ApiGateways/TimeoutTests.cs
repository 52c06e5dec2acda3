using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services.ApiGateways;

namespace PrivateLinkKit.Testing.Tests.Network.ApiGateways;

/// <summary>Backends that do not answer, by the clock.</summary>
public sealed class TimeoutTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData(5000, 5)]
    public async Task Get_NoAnswer_IsUnavailableAfterTheTimeout(int? milliseconds, int seconds)
    {
        using var time = new VirtualTime();
        await using var site = await ApiSite.StartAsync(
            milliseconds is { } limit ? new JsonObject { ["timeoutInMillis"] = limit } : null, time);
        await site.StageAsync();
        await site.GetAsync("/orders");
        var before = time.GetUtcNow();

        var answer = await site.GetAsync("/wait");

        Assert.Equal((503, """{"message":"Service Unavailable"}"""), answer);
        Assert.InRange((time.GetUtcNow() - before).TotalSeconds, seconds, seconds + 1);
    }
}
