using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Tests.Engine.Waiting;

public class WaitBoundsTests
{
    private static readonly WaitBounds Bounds = new(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10),
        new UsualTime(100, 200)) { ResourceType = "AWS::EC2::VPCEndpoint" };

    [Fact]
    public void PauseAfter_BeforeTheEndIsToBeExpected_LooksSeldomAndThenJustInTime()
    {
        Assert.Equal([1, 3, 7, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100], BatchedDescribes(Bounds).TakeWhile(look => look <= 100));
    }

    [Fact]
    public void PauseAfter_WhileTheEndIsToBeExpected_LooksOften()
    {
        var looks = BatchedDescribes(Bounds).Where(look => look is >= 100 and <= 200).ToList();

        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, pair.First * 0.031));
    }

    [Fact]
    public void PauseAfter_LaterThanUsual_LooksSeldomAgain()
    {
        var looks = BatchedDescribes(Bounds).Where(look => look > 240).Take(3).ToList();

        Assert.Equal([10, 10], looks.Zip(looks.Skip(1), (one, next) => Math.Round(next - one)));
    }

    [Fact]
    public void PauseAfter_CadenceShorterThanASecond_IsKept()
    {
        Assert.Equal([0.2, 0.4], BatchedDescribes(Bounds with { Cadence = TimeSpan.FromSeconds(0.2) }).Take(2));
    }

    private static IEnumerable<double> BatchedDescribes(WaitBounds bounds)
    {
        var passed = TimeSpan.Zero;
        for (var pause = TimeSpan.Zero; passed < bounds.Limit;)
        {
            pause = bounds.PauseAfter(passed, pause);
            passed += pause;
            yield return Math.Round(passed.TotalSeconds, 3);
        }
    }
}
