using PrivateLinkKit.Testing;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The Task API on an edge that takes about as long as AWS, by a clock that jumps.</summary>
public class RealisticTimeTests
{
    private static readonly PrivateLinkStack Stack = TaskApiStack.In(Edge.Region);

    [Fact]
    public async Task ApplyAndDestroy_RealisticTimes_EndWithinMinutesOfTheClock()
    {
        using var time = new VirtualTime();
        await using var edge = await Edge.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });

        await edge.ApplyAsync(Stack);
        var applied = time.Elapsed;
        Assert.InRange(applied, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);

        await edge.PrivateLink.DestroyAsync(Stack);
        Assert.InRange(time.Elapsed - applied, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));
    }
}
