using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Tests.Network.Routing;

public class TargetPickerTests
{
    private readonly TargetPicker _picker = new(new HealthBoard());

    [Fact]
    public void Next_OnlyLook_DoesNotAdvance() => Assert.Equal([0, 0, 0, 1], [Next(onlyLook: true), Next(onlyLook: true), Next(), Next(onlyLook: true)]);

    [Fact]
    public void Next_ManyOtherRotations_IsForgotten()
    {
        var first = Next();
        for (var i = 0; i < 10_000; i++)
        {
            Next($"other {i}");
        }

        Assert.Equal((0, 0), (first, Next()));
    }

    private int Next(string turnsOf = "own", bool onlyLook = false) => _picker.Next(turnsOf, [0, 1], onlyLook);
}
