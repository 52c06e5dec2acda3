using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.ProxyProtocol.HeaderBytes;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

[Collection("Kestrel")]
public class KestrelMetricsTests
{
    private static readonly byte[] LastRequest = "GET / HTTP/1.1\r\nHost: service.example\r\nConnection: close\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task ActiveConnections_AllClosed_NoneUnderAnyAddress()
    {
        var active = new ConcurrentDictionary<string, long>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "kestrel.active_connections")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((_, change, tags, _) => active.AddOrUpdate(
            string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)), change, (_, before) => before + change));
        meters.Start();

        await using (var host = await ProxiedHost.StartAsync(listen => listen.UsePrivateLinkProxyProtocol(), builder => builder.Services.AddMetrics()))
        {
            await host.ExchangeAsync([.. Captured.ToArray(), .. LastRequest]);
            await host.ExchangeAsync([.. Captured.ToArray(), .. LastRequest]);
            await host.StopAsync();
        }

        Assert.NotEmpty(active);
        Assert.All(active, count => Assert.True(count.Value == 0, $"{count.Key}: {count.Value}"));
    }
}
