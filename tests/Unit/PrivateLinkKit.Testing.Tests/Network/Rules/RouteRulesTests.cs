using System.Net;
using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network.Rules;

public class RouteRulesTests
{
    private static readonly Gen<uint> AnyAddress = Gen.Choose(0, int.MaxValue).Select(number => (uint)number << 1);

    private static readonly Gen<(uint To, (uint Base, int Length)[] Routes)> AnyCase =
        from to in AnyAddress
        from routes in (from length in Gen.Choose(0, 32)
                        from near in Gen.Elements(true, true, false)
                        from other in AnyAddress
                        select ((near ? to : other) & Mask(length), length)).ListOf(8)
        select (to, routes.Distinct().ToArray());

    [Fact]
    public void Find_AnyRoutes_MostSpecificThatHoldsTheAddress() => Prop.ForAll(AnyCase.ToArbitrary(), c =>
    {
        var table = new RouteRules("rtb-1",
            [.. c.Routes.Select(route => new Route(new IPNetwork(Address(route.Base), route.Length), $"{route.Base}/{route.Length}"))]);

        var longest = Enumerable.Range(0, 33).Reverse().Select(length => (c.To & Mask(length), length)).FirstOrDefault(c.Routes.Contains, (0u, -1));

        var expected = longest.Item2 < 0 ? null : $"{longest.Item1}/{longest.Item2}";
        return table.Find(Address(c.To))?.Target == expected;
    }).QuickCheckThrowOnFailure();

    private static uint Mask(int length) => length is 0 ? 0 : uint.MaxValue << (32 - length);

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
