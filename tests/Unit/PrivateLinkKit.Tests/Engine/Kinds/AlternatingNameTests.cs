using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Tests.Engine.Kinds;

public class AlternatingNameTests
{
    [Theory]
    [InlineData("dogs-nlb")]
    [InlineData("dogs-nlb-2", "dogs-nlb")]
    [InlineData("dogs-nlb", "dogs-nlb-2")]
    [InlineData("dogs-nlb-3", "dogs-nlb", "dogs-nlb-2")]
    [InlineData("dogs-nlb-2", "dogs-nlb", "dogs-nlb-3")]
    public void Beside_ExistingOnes_TakesAnotherName(string expected, params string[] existing) =>
        Assert.Equal(expected, AlternatingName.Beside("dogs-nlb", existing, 32));

    [Theory]
    [InlineData("dogs-nlb")]
    [InlineData("dogs-nlb-2")]
    [InlineData("dogs-nlb-3")]
    public void Of_NameThatStandsForTheWantedOne_IsTheWantedOne(string existing) => Assert.Equal("dogs-nlb", AlternatingName.Of("dogs-nlb", existing, 32));

    [Fact]
    public void Beside_LongestName_StaysWithinTheLimit()
    {
        var longest = new string('x', 32);

        Assert.Equal(32, AlternatingName.Beside(longest, [longest], 32).Length);
        Assert.Equal(longest, AlternatingName.Of(longest, AlternatingName.Beside(longest, [longest], 32), 32));
    }

    [Fact]
    public void Of_ForeignName_IsThatName() => Assert.Equal("cats-nlb", AlternatingName.Of("dogs-nlb", "cats-nlb", 32));
}
