using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Tests.Network.Health;

public class TargetStatusTests
{
    private static readonly HealthCheck Settings = new(
        IsHttp: true, Port: null, Path: "/", Codes: "200", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), HealthyThreshold: 3, UnhealthyThreshold: 2);

    [Fact]
    public void After_FirstPassOfANewTarget_IsHealthy() => Assert.True(After(null, ProbeResult.Passed)!.IsHealthy);

    [Fact]
    public void After_FailuresOfANewTarget_AreUnhealthyAtTheThreshold()
    {
        var first = After(null, ProbeResult.Failed);
        var second = After(first, ProbeResult.Failed);

        Assert.Null(first.IsHealthy);
        Assert.False(second.IsHealthy);
    }

    [Fact]
    public void After_UnhealthyTargetPasses_IsHealthyAtTheThreshold()
    {
        var status = After(null, ProbeResult.Failed, checks: 2);
        var states = new List<bool?>();
        for (var i = 0; i < 3; i++)
        {
            states.Add((status = After(status, ProbeResult.Passed)).IsHealthy);
        }

        Assert.Equal([false, false, true], states);
    }

    [Fact]
    public void After_OneFailureBetweenPasses_StaysHealthy()
    {
        var status = After(After(After(null, ProbeResult.Passed), ProbeResult.Failed), ProbeResult.Passed);

        Assert.True(After(status, ProbeResult.Failed).IsHealthy);
    }

    [Theory]
    [InlineData("200", 200, true)]
    [InlineData("200", 204, false)]
    [InlineData("200,204", 204, true)]
    [InlineData("200-399", 302, true)]
    [InlineData("200-299,404", 404, true)]
    [InlineData("200-299,404", 403, false)]
    public void Accepts_Code_AsTheMatcherSays(string codes, int code, bool accepted) => Assert.Equal(accepted, (Settings with { Codes = codes }).Accepts(code));

    private static TargetStatus After(TargetStatus? before, ProbeResult result, int checks = 1) =>
        TargetStatus.After(before, result, checks, Settings, DateTimeOffset.UnixEpoch, version: 1);
}
