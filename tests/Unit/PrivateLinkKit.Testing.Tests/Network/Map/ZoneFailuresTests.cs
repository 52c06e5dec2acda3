using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.Network.Map;

public class ZoneFailuresTests
{
    private readonly ManualTime _clock = new();
    private readonly Cloud _cloud;
    private readonly ZoneFailures _failures;

    public ZoneFailuresTests()
    {
        _cloud = new Cloud(new CloudSettings(_clock, Pace.Realistic));
        _failures = new ZoneFailures(_cloud);
    }

    [Fact]
    public void Mark_RealisticPace_NamesFollowAfterAMinute()
    {
        using var failure = _failures.Begin("euw1-az1");
        var atOnce = Look("euw1-az1");
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((true, false), atOnce);
        Assert.Equal((true, true), Look("euw1-az1"));
        Assert.Equal((false, false), Look("euw1-az2"));
    }

    [Fact]
    public void Mark_TwoFailuresOfAZone_LastUntilBothHaveEnded()
    {
        var first = _failures.Begin("euw1-az1");
        var second = _failures.Begin("eu-west-1a");

        first.Dispose();
        Assert.True(Look("euw1-az1").IsCutOff);
        second.Dispose();
        Assert.False(Look("euw1-az1").IsCutOff);
    }

    [Fact]
    public void Begin_AndEnd_ChangeTheCloud()
    {
        var before = _cloud.Version;
        var failure = _failures.Begin("euw1-az1");
        var during = _cloud.Version;
        failure.Dispose();

        Assert.True(before < during && during < _cloud.Version);
    }

    private (bool IsCutOff, bool IsOutOfNames) Look(string zoneId)
    {
        lock (_cloud.Gate)
        {
            _cloud.Timeline.RunDue();
            var subnet = new Subnet("subnet-1", "vpc-1", IPNetwork.Parse("10.0.0.0/24"), "eu-west-1x", zoneId, new RouteRules("rtb-1", []));
            var place = _failures.Mark(new Place("eni-1", subnet, IPAddress.Parse("10.0.0.4"), []));
            return (place.IsCutOff, place.IsOutOfNames);
        }
    }
}
