using System.Net;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Tests.Discovery;

public class AddressOrderTests
{
    private static readonly EndpointAddress A = At("10.0.0.1", "a"), B = At("10.0.1.1", "b"), C = At("10.0.2.1", "c");

    [Fact]
    public void From_NoZoneKnown_KeepsTheOrderOfTheRegionalName() =>
        Assert.Equal([C, A, B], Order([C, A, B], [A, B, C], [A, B, C]).From(own: null));

    [Theory]
    [InlineData("zone-b", null)]
    [InlineData(null, "id-b")]
    [InlineData("id-b", "id-b")]
    public void From_OwnZone_ComesFirst(string? name, string? id) =>
        Assert.Equal([B, C, A], Order([C, A, B], [A, B, C], [A, B, C]).From(new OwnZone(name, id)));

    [Fact]
    public void From_RegionalNameLeavesTheOwnZoneOut_ComesAfterThoseItGives() =>
        Assert.Equal([C, A, B], Order([C, A], [A, B, C], [A, B, C]).From(new OwnZone("zone-b", null)));

    [Fact]
    public void From_RegionalNameUnknown_OwnZoneFirstThenTheOthers() =>
        Assert.Equal([B, A, C], Order([], [A, B, C], null).From(new OwnZone("zone-b", null)));

    [Fact]
    public void From_ZoneWithoutName_ComesLast() =>
        Assert.Equal([C, B, A], Order([C], [B, C], [A, B, C]).From(own: null));

    [Fact]
    public void From_AddressOfNoInterface_IsNotTheEndpoint() =>
        Assert.Equal([A], Order([B, A], [A, B], [A]).From(own: null));

    [Fact]
    public void From_InterfacesNotSeen_TakesZonesFromTheZonalNames() =>
        Assert.Equal([new EndpointAddress(C.Address), A, B], Order([C, A], [A, B], null).From(own: null));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.170.2")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    [InlineData("fd00:ec2::254")]
    public void From_InterfacesNotSeenAndDnsNamesThisHostOrItsMetadata_NeverThose(string poisoned)
    {
        var bad = At(poisoned, "a");

        Assert.Equal([B], Order([bad], [bad, B], null).From(own: null));
    }

    private static AddressOrder Order(EndpointAddress[] regional, EndpointAddress[] zonal, EndpointAddress[]? interfaces) =>
        new([.. regional.Select(at => at.Address)], zonal, interfaces);

    private static EndpointAddress At(string address, string zone) => new(IPAddress.Parse(address), $"zone-{zone}", $"id-{zone}");
}
