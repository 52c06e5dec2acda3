using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class ZonesTests
{
    [Theory]
    [InlineData("eu-west-1", "euw1")]
    [InlineData("ap-southeast-2", "apse2")]
    [InlineData("us-gov-west-1", "usgw1")]
    [InlineData("ca-central-1", "cac1")]
    [InlineData("cn-northwest-1", "cnnw1")]
    [InlineData("us-iso-east-1", "usie1")]
    [InlineData("us-isob-east-1", "usibe1")]
    public void RegionCode_Region_IsAwssShortForm(string region, string code) => Assert.Equal(code, Zones.RegionCode(region));

    [Fact]
    public void Of_DefaultAccount_CountsZonesInOrder() =>
        Assert.Equal([
            new Zone("eu-west-1a", "euw1-az1", "eu-west-1-zg-1"), new Zone("eu-west-1b", "euw1-az2", "eu-west-1-zg-1"),
            new Zone("eu-west-1c", "euw1-az3", "eu-west-1-zg-1")], Zones.Of("000000000000", "eu-west-1"));

    [Fact]
    public void Of_AnotherAccount_HasTheSameZonesUnderOtherNames()
    {
        var (one, other) = (Zones.Of("111111111111", "eu-west-1"), Zones.Of("222222222222", "eu-west-1"));

        Assert.Equal(one.Select(zone => zone.Id).Order(), other.Select(zone => zone.Id).Order());
        Assert.All(one.Zip(other), pair => Assert.NotEqual(pair.First.Id, pair.Second.Id));
    }
}
