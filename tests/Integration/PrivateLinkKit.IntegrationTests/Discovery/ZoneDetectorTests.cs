using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.IntegrationTests.Discovery;

public class ZoneDetectorTests
{
    [Fact]
    public async Task DetectAsync_InATask_ReturnsTheName()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Equal(new OwnZone("eu-west-1b", null), await Detector(metadata.OfTask).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_OnAnInstance_ReturnsNameAndId()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Equal(new OwnZone("eu-west-1b", "euw1-az2"), await Detector(metadata.OfInstance).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_Elsewhere_ReturnsNull()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Null(await Detector(metadata.OfNobody).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_InstanceWithoutZone_ReturnsNull()
    {
        await using var metadata = await Metadata.StartAsync();
        (metadata.Zone, metadata.ZoneId) = ("", "");

        Assert.Null(await Detector(metadata.OfInstance).DetectAsync(default));
    }

    [Fact]
    public async Task DetectAsync_NoMetadata_ReturnsNull()
    {
        await using var metadata = await Metadata.StartAsync();

        Assert.Null(await Detector(metadata.OfNothing).DetectAsync(default));
    }

    [Theory]
    [InlineData(null, null, null, "http://169.254.169.254/")]
    [InlineData("http://169.254.170.2/v4/task-1", null, "http://169.254.170.2/v4/task-1", "http://169.254.169.254/")]
    [InlineData(null, "TRUE", null, null)]
    [InlineData("http://169.254.170.2/v4/task-1", "true", "http://169.254.170.2/v4/task-1", null)]
    [InlineData(null, "false", null, "http://169.254.169.254/")]
    public void Of_Environment_ReturnsTheMetadataAddresses(string? ecs, string? isDisabled, string? task, string? instance)
    {
        var addresses = MetadataAddresses.Of(name => name switch
        {
            "ECS_CONTAINER_METADATA_URI_V4" => ecs,
            "AWS_EC2_METADATA_DISABLED" => isDisabled,
            _ => null,
        });

        Assert.Equal((task, instance), (addresses.Task?.ToString(), addresses.Instance?.ToString()));
    }

    [Fact]
    public async Task DetectAsync_NoAnswer_StopsSoon()
    {
        await using var metadata = await Metadata.StartAsync();
        var never = new TaskCompletionSource();
        metadata.Ready = never.Task;
        var clock = new ManualClock();

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

    [Fact]
    public async Task ResolveAsync_TaskDoesNotKnowItsZoneYet_FindsItLater()
    {
        await using var metadata = await Metadata.StartAsync();
        await using var resolving = await Resolving.StartAsync();
        var first = await resolving.AddressInAsync("eu-west-1a");
        resolving.With(metadata.OfTask).With(options =>
        {
            var lookUp = options.Resolution.LookUp!;
            options.Resolution.LookUp = async (name, token) => [.. (await lookUp(name, token)).OrderBy(address => !address.Equals(first))];
        });
        metadata.Zone = "";
        Assert.Equal("eu-west-1a", (await resolving.ResolveAsync()).Addresses[0].ZoneName);

        metadata.Zone = "eu-west-1b";
        resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("eu-west-1a", (await resolving.ResolveAsync()).Addresses[0].ZoneName);
        resolving.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("eu-west-1b", (await resolving.ResolveAsync()).Addresses[0].ZoneName);
    }

    private static ZoneDetector Detector(MetadataAddresses addresses) => new(addresses, TimeProvider.System, NullLogger.Instance);
}
