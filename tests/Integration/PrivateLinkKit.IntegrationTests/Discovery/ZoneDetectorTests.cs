using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.IntegrationTests.Discovery;

public class ZoneDetectorTests
{
    [Fact]
    public async Task DetectAsync_InATask_KnowsTheName()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Equal(new OwnZone("eu-west-1b", null), await Detector(metadata.OfTask).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_OnAnInstance_KnowsNameAndId()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Equal(new OwnZone("eu-west-1b", "euw1-az2"), await Detector(metadata.OfInstance).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_Elsewhere_KnowsNothing()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Null(await Detector(metadata.OfNobody).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_NobodyAnswers_StopsSoon()
    {
        await using var metadata = await Metadata.StartAsync();
        var never = new TaskCompletionSource();
        metadata.Ready = never.Task;
        var clock = new HandClock();

        var detecting = new ZoneDetector(metadata.OfInstance, clock, NullLogger.Instance).DetectAsync(default);
        while (!detecting.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Null(await detecting);
        never.SetResult();
    }

    [Fact]
    public async Task ResolveAsync_ZoneDetected_PutsItFirstAndAsksOnce()
    {
        await using var metadata = await Metadata.StartAsync();
        await using var resolving = await Resolving.StartAsync();
        resolving.With(metadata.OfTask);

        var first = await resolving.ResolveAsync();
        metadata.Zone = "eu-west-1a";
        resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = await resolving.ResolveAsync();

        Assert.Equal(("eu-west-1b", "eu-west-1b"), (first.Addresses[0].ZoneName, second.Addresses[0].ZoneName));
    }

    private static ZoneDetector Detector(MetadataAddresses addresses) => new(addresses, TimeProvider.System, NullLogger.Instance);
}
