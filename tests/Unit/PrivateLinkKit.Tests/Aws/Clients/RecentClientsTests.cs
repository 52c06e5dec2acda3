using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Aws.Clients;

public class RecentClientsTests
{
    [Fact]
    public void For_MorePlacementsThanItHolds_KeepsTheLatest()
    {
        using var recent = new RecentClients(capacity: 2);
        var (one, two, three) = (new Placement("eu-west-1"), new Placement("eu-west-2"), new Placement("eu-west-3"));
        var (first, second) = (recent.For(one, Create), recent.For(two, Create));
        recent.For(one, Create);

        recent.For(three, Create);

        Assert.Same(first, recent.For(one, Create));
        Assert.NotSame(second, recent.For(two, Create));
    }

    private static PlacementClients Create(Placement at) => new(
        BuiltInModules.Set.Clients, BuiltInModules.Set.Errors, _ => throw new NotSupportedException($"{at}"), () => throw new NotSupportedException($"{at}"));
}
