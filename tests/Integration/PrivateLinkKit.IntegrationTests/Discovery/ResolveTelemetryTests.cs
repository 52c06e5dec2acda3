using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PrivateLinkKit.IntegrationTests.Discovery;

public class ResolveTelemetryTests
{
    [Fact]
    public async Task Metrics_HitsRefreshesStaleAnswersAndFailures_AreCountedByEndpoint()
    {
        await using var resolving = await Resolving.StartAsync();
        var name = $"metered-{Guid.NewGuid():N}";
        resolving.With(options => options.Endpoints[name] = options.Endpoints[Resolving.Name]);
        var counts = new ConcurrentDictionary<string, int>();
        using var listener = Listen(name, counts);
        var resolver = resolving.Resolver;

        await resolver.ResolveAsync(name);
        await resolver.ResolveAsync(name);
        await resolver.ResolveAsync(name);
        resolving.AwayWithAws();
        resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        await resolver.ResolveAsync(name);
        await resolver.ResolveAsync(name);

        Assert.Equal(
            new SortedDictionary<string, int>
            {
                ["privatelinkkit.resolve.duration"] = 1,
                ["privatelinkkit.resolve.duration AuthFailure"] = 1,
                ["privatelinkkit.resolve.failures AuthFailure"] = 1,
                ["privatelinkkit.resolve.hits"] = 2,
                ["privatelinkkit.resolve.refreshes"] = 1,
                ["privatelinkkit.resolve.stale"] = 2,
            },
            new SortedDictionary<string, int>(counts));
    }

    private static MeterListener Listen(string name, ConcurrentDictionary<string, int> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name.StartsWith("privatelinkkit.resolve.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Count(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, tags));
        listener.Start();
        return listener;

        void Count(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var known = tags.ToArray().ToDictionary();
            if (known["endpoint"] as string == name)
            {
                counts.AddOrUpdate($"{instrument.Name} {known.GetValueOrDefault("error.type")}".TrimEnd(), 1, (_, count) => count + 1);
            }
        }
    }
}
