using Amazon.EC2.Model;
using Amazon.ECS.Model;
using PrivateLinkKit.Testing.Tests.Network;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests;

public class EmbeddedAwsTests
{
    [Fact]
    public async Task Reset_SystemUnderWay_EndsItsTasksAndConnections()
    {
        await using var chain = await Chain.BuildAsync();
        await using var open = await chain.Network.ConnectAsync(chain.CustomerVpcId, chain.RegionalName, 80);

        chain.Aws.Reset();

        await Assert.ThrowsAnyAsync<IOException>(async () => await open.ReadExactlyAsync(new byte[1]));
        Assert.Throws<ArgumentException>(() => chain.Network.CreateHttpClient(chain.CustomerVpcId));
        Assert.Empty(chain.Network.Drops);
        Assert.Empty((await chain.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns ?? []);
        Assert.Empty((await chain.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? []);
    }

    [Fact]
    public async Task Reset_AndBuiltAgain_WorksAsBefore()
    {
        await using var chain = await Chain.BuildAsync();
        await chain.GetAsync();

        chain.Aws.Reset();
        await chain.RebuildAsync();

        Assert.NotEmpty(await chain.GetAsync());
        Assert.Equal(["healthy", "healthy"], await chain.TargetStatesAsync(chain.AlbTargetsArn));
    }

    [Fact]
    public async Task DisposeAsync_SystemUnderWay_EndsItAndFreesItsPorts()
    {
        var chain = await Chain.BuildAsync();
        var (port, door) = (chain.Aws.ServiceUrl.Port, chain.Aws.SocksEndPoint.Port);
        var open = await chain.Network.ConnectAsync(chain.CustomerVpcId, chain.RegionalName, 80);

        await chain.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(async () => await open.ReadExactlyAsync(new byte[1]));
        await using var again = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { Port = port, SocksPort = door });
        Assert.Equal(port, again.ServiceUrl.Port);
    }

    [Fact]
    public async Task StartAsync_PortIsTaken_Throws()
    {
        await using var first = await EmbeddedAws.StartAsync();

        await Assert.ThrowsAsync<IOException>(() => EmbeddedAws.StartAsync(new EmbeddedAwsOptions { Port = first.ServiceUrl.Port }));
        await Assert.ThrowsAsync<IOException>(() => EmbeddedAws.StartAsync(new EmbeddedAwsOptions { SocksPort = first.SocksEndPoint.Port }));
    }

    [Fact]
    public async Task StartAsync_ManyTimes_LeavesNothingBehind()
    {
        var left = new List<WeakReference>();
        for (var i = 0; i < 20; i++)
        {
            left.Add(await StartAndStopAsync());
        }

        for (var i = 0; i < 5 && left.Count(reference => reference.IsAlive) > 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(left.Count(reference => reference.IsAlive), 0, 2);
    }

    private static async Task<WeakReference> StartAndStopAsync()
    {
        await using var chain = await Chain.BuildAsync();
        await chain.GetAsync();
        return new WeakReference(chain.Aws);
    }

    [Fact]
    public async Task Start_PortThatIsNone_IsRefusedByName()
    {
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => EmbeddedAws.StartAsync(new EmbeddedAwsOptions { SocksPort = 99999 }));

        Assert.Equal(nameof(EmbeddedAwsOptions.SocksPort), error.ParamName);
    }

    [Fact]
    public async Task Drops_OverHttp_ListTheReasons()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.Zero });
        using var http = new HttpClient { BaseAddress = lab.Aws.ServiceUrl };
        var vpcId = await lab.VpcAsync("10.0.0.0/24");
        await lab.SubnetAsync(vpcId, "10.0.0.0/26");

        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => lab.Aws.Network.ConnectAsync(vpcId, "203.0.113.9", 80));

        Assert.Contains($"{vpcId} -> 203.0.113.9:80", await http.GetStringAsync(new Uri("/_privatelinkkit/drops", UriKind.Relative)), StringComparison.Ordinal);
    }
}
