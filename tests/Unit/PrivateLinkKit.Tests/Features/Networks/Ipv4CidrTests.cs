using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Tests.Features.Networks;

public class Ipv4CidrTests
{
    private static readonly Arbitrary<Ipv4Cidr> Ranges =
        (from prefix in Gen.Choose(0, 32)
         from high in Gen.Choose(0, 0xFFFF)
         from low in Gen.Choose(0, 0xFFFF)
         select new Ipv4Cidr(((uint)high << 16) | (uint)low, prefix)).ToArbitrary();

    [Fact]
    public void TryParse_ItsOwnText_GivesTheSameRange() =>
        Prop.ForAll(Ranges, range => Ipv4Cidr.TryParse(range.ToString(), out var parsed) && parsed == range).QuickCheckThrowOnFailure();

    [Fact]
    public void Contains_TwoRanges_MeansOneOverlapsAndIsNotSmaller() => Prop.ForAll(Ranges, Ranges, (one, two) =>
        one.Overlaps(two) == two.Overlaps(one)
        && one.Overlaps(two) == (one.Contains(two) || two.Contains(one))
        && one.Contains(one.Canonical)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/16")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/ 16")]
    [InlineData("10.0.0.0/16/1")]
    [InlineData("010.0.0.0/16")]
    [InlineData("10.0.0.0/016")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/00")]
    [InlineData("10.0.0.00/16")]
    [InlineData("0x0a.0.0.0/16")]
    [InlineData("256.0.0.0/16")]
    [InlineData("::/16")]
    public void TryParse_NoRange_IsFalse(string text) => Assert.False(Ipv4Cidr.TryParse(text, out _));

    [Fact]
    public void Canonical_HostBits_AreCleared()
    {
        Assert.True(Ipv4Cidr.TryParse("10.1.2.3/20", out var range));

        Assert.Equal("10.1.0.0/20", range.Canonical.ToString());
    }
}
