using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class TimelineTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _ran = [];

    [Fact]
    public void After_Instant_RunsAtTheNextLookWithWhatFollows()
    {
        var timeline = new Timeline(_time, Pace.Instant);
        timeline.After(TimeSpan.FromMinutes(5), () =>
        {
            _ran.Add("pending");
            timeline.After(TimeSpan.FromMinutes(5), () => _ran.Add("available"));
        });
        Assert.Empty(_ran);

        timeline.RunDue();

        Assert.Equal(["pending", "available"], _ran);
    }

    [Fact]
    public void After_InstantAndEndless_EndsAndGoesOnAtTheNextLook()
    {
        var timeline = new Timeline(_time, Pace.Instant);
        void Restart()
        {
            _ran.Add("restarted");
            timeline.After(TimeSpan.Zero, Restart);
        }

        timeline.After(TimeSpan.Zero, Restart);

        timeline.RunDue();
        var first = _ran.Count;
        timeline.RunDue();

        Assert.InRange(first, 2, 100);
        Assert.True(_ran.Count > first);
    }

    [Fact]
    public void After_RealisticClockJumps_RunsInTheOrderOfTheirTimes()
    {
        var timeline = new Timeline(_time, Pace.Realistic);
        timeline.After(TimeSpan.FromMinutes(5), () => _ran.Add("five"));
        timeline.After(TimeSpan.FromMinutes(1), () =>
        {
            _ran.Add("one");
            timeline.After(TimeSpan.FromMinutes(2), () => _ran.Add("three"));
            timeline.After(TimeSpan.FromMinutes(20), () => _ran.Add("twenty-one"));
        });

        timeline.RunDue();
        Assert.Empty(_ran);
        _time.Advance(TimeSpan.FromMinutes(10));
        timeline.RunDue();

        Assert.Equal(["one", "three", "five"], _ran);
    }

    [Fact]
    public void Expire_Instant_WaitsForTheClock()
    {
        var timeline = new Timeline(_time, Pace.Instant);
        timeline.Expire(TimeSpan.FromHours(1), () => _ran.Add("gone"));

        timeline.RunDue();
        Assert.Empty(_ran);
        _time.Advance(TimeSpan.FromHours(1));
        timeline.RunDue();

        Assert.Equal(["gone"], _ran);
    }
}
