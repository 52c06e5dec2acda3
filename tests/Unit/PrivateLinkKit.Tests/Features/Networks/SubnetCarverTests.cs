using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Tests.Features.Networks;

public class SubnetCarverTests
{
    /// <summary>Any valid VPC range and number of subnets.</summary>
    private static readonly Arbitrary<(Ipv4Cidr Vpc, int Count)> Vpcs =
        (from prefix in Gen.Choose(16, 28)
         from high in Gen.Choose(0, 0xFFFF)
         from low in Gen.Choose(0, 0xFFFF)
         from count in Gen.Choose(1, 12)
         select (new Ipv4Cidr(((uint)high << 16) | (uint)low, prefix).Canonical, count)).ToArbitrary();

    [Fact]
    public void Carve_AnyVpc_GivesAsManyAsAsked() => ForEachThatFits((vpc, count, subnets) => subnets.Count == count);

    [Fact]
    public void Carve_AnyVpc_StaysInside() => ForEachThatFits((vpc, count, subnets) => subnets.All(vpc.Contains));

    [Fact]
    public void Carve_AnyVpc_NeverOverlaps() => ForEachThatFits((vpc, count, subnets) =>
        subnets.All(one => subnets.Count(one.Overlaps) == 1));

    [Fact]
    public void Carve_AnyVpc_SetsNoHostBits() => ForEachThatFits((vpc, count, subnets) => subnets.All(subnet => subnet == subnet.Canonical));

    [Fact]
    public void WidestPrefix_AnyVpc_IsTheLargestThatFits() => Prop.ForAll(Vpcs, given =>
    {
        var prefix = SubnetCarver.WidestPrefix(given.Vpc, given.Count);

        return (long)given.Count << (32 - prefix) <= given.Vpc.Size
            && (prefix == given.Vpc.PrefixLength || (long)given.Count << (33 - prefix) > given.Vpc.Size);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fits_TooSmallSubnets_IsFalse() => Assert.False(SubnetCarver.Fits(new Ipv4Cidr(0x0A000000, 28), 2, 29));

    private static void ForEachThatFits(Func<Ipv4Cidr, int, List<Ipv4Cidr>, bool> holds) => Prop.ForAll(Vpcs, given =>
    {
        var widest = SubnetCarver.WidestPrefix(given.Vpc, given.Count);
        return Enumerable.Range(widest, Math.Max(0, SubnetCarver.Smallest + 1 - widest))
            .All(prefix => SubnetCarver.Fits(given.Vpc, given.Count, prefix)
                && holds(given.Vpc, given.Count, [.. SubnetCarver.Carve(given.Vpc, given.Count, prefix)]));
    }).QuickCheckThrowOnFailure();
}
