using System.Net;
using System.Net.Sockets;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Network;

public sealed class NetworkPlaceTests : IAsyncLifetime
{
    private Chain _chain = null!;
    private NetworkPlace _place = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync();
        _place = _chain.Network.StandIn(_chain.CustomerVpcId);
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task LookUpAndConnect_AsFunctionsOfAClient_ReachTheService()
    {
        Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> lookUp = _place.LookUpAsync;
        Func<IPEndPoint, CancellationToken, ValueTask<Stream>> connect = _place.ConnectAsync;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
                await connect(new IPEndPoint((await lookUp(context.DnsEndPoint.Host, ct))[0], context.DnsEndPoint.Port), ct),
        });

        Assert.EndsWith($"to {_chain.RegionalName} ", await http.GetStringAsync($"http://{_chain.RegionalName}/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookUpAsync_RegionalName_GivesAllZonesAnotherOneFirstEachTime()
    {
        var first = await _place.LookUpAsync(_chain.RegionalName, default);
        var second = await _place.LookUpAsync(_chain.RegionalName, default);

        Assert.Equal(2, first.Count);
        Assert.Equal(first.Reverse(), second);
    }

    [Fact]
    public async Task LookUpAsync_UnknownName_GivesNothing() => Assert.Empty(await _place.LookUpAsync("example.com", default));

    [Fact]
    public async Task LookUpAsync_TargetOfOneZoneOutOfReach_LeavesTheZoneOut()
    {
        await _chain.RevokeIngressAsync(_chain.TaskGroupId, 8080, fromGroup: _chain.NlbGroupId);
        await _chain.AdmitAsync(_chain.TaskGroupId, 8080, fromCidr: "10.100.100.128/26");

        Assert.Single(await _place.LookUpAsync(_chain.RegionalName, default));
    }

    [Fact]
    public async Task ConnectAsync_NoListener_IsRefused()
    {
        var group = new Filter("group-id", [_chain.TaskGroupId]);
        var task = (await _chain.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [group] })).NetworkInterfaces[0];
        await _chain.AdmitAsync(_chain.TaskGroupId, 9, fromCidr: "0.0.0.0/0");
        var beside = _chain.Network.StandIn(task.VpcId);

        var failure = await Assert.ThrowsAsync<SocketException>(async () =>
            await beside.ConnectAsync(new IPEndPoint(IPAddress.Parse(task.PrivateIpAddress), 9), default));

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
    }

    [Fact]
    public void StandIn_UnknownPlace_Throws() => Assert.Throws<ArgumentException>(() => _chain.Network.StandIn("vpc-00000000000000000"));
}
