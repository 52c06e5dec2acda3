using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Tests.Discovery;

public class EndpointNamesTests
{
    private const string Domain = "vpce-svc-0abc.us-west-2.vpce.amazonaws.com";

    [Fact]
    public void Of_NamesInTheOrderOfAws_AreDistinguished()
    {
        var names = EndpointNames.Of([
            $"vpce-1-4r5zme9n.{Domain}", $"vpce-1-4r5zme9n-us-west-2a.{Domain}", $"vpce-1-4r5zme9n-us-west-2-lax-1a.{Domain}", "tasks.example.com"])!;

        Assert.Equal(($"vpce-1-4r5zme9n.{Domain}", "tasks.example.com"), (names.Regional, names.Private));
        Assert.Equal([("us-west-2a", $"vpce-1-4r5zme9n-us-west-2a.{Domain}"), ("us-west-2-lax-1a", $"vpce-1-4r5zme9n-us-west-2-lax-1a.{Domain}")], names.Zonal);
    }

    [Fact]
    public void Of_RegionalNameOnly_KnowsNoOther()
    {
        var names = EndpointNames.Of([$"vpce-1-4r5zme9n.{Domain}"])!;

        Assert.Empty(names.Zonal);
        Assert.Null(names.Private);
    }

    [Fact]
    public void Of_NoName_IsNull() => Assert.Null(EndpointNames.Of([]));
}
