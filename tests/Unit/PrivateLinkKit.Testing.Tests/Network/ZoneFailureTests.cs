using System.Net.Sockets;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>A zone fails that the provider calls eu-west-1a, the consumer eu-west-1c.</summary>
public sealed class ZoneFailureTests : IAsyncLifetime
{
    private const string Dead = "euw1-az2";
    private const string DeadByName = "eu-west-1b";

    private Chain _chain = null!;

    public async Task InitializeAsync() => _chain = await Chain.BuildDirectAsync();

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Theory]
    [InlineData(Dead)]
    [InlineData(DeadByName)]
    public async Task FailZone_ConnectionsThroughIt_AreResetAndNewOnesDropped(string zone)
    {
        await using var dying = await ConnectAsync("eu-west-1c");
        await using var living = await ConnectAsync("eu-west-1a");

        using var failure = _chain.Network.FailZone(zone);

        await Assert.ThrowsAnyAsync<IOException>(async () => await dying.ReadExactlyAsync(new byte[1]));
        await AnswersAsync(living);
        var dropped = await Assert.ThrowsAsync<SocketException>(() => ConnectAsync("eu-west-1c"));
        Assert.Equal(SocketError.TimedOut, dropped.SocketErrorCode);
        Assert.Contains("zone euw1-az2 has failed", dropped.Message, StringComparison.Ordinal);
        Assert.Contains(_chain.Network.Drops, drop => drop.Reason == dropped.Message);
    }

    /// <summary>A client that takes its next connection as soon as one fails must not get one that is about to.</summary>
    [Fact]
    public async Task FailZone_FirstConnectionFails_NoOtherCarriesBytesAnyMore()
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ConnectAsync("eu-west-1c")));
        var alive = connections.Select(AliveWhenThisFailsAsync).ToList();

        using var failure = _chain.Network.FailZone(Dead);

        Assert.All(await Task.WhenAll(alive), count => Assert.Equal(0, count));

        async Task<int> AliveWhenThisFailsAsync(Stream connection)
        {
            await Assert.ThrowsAnyAsync<IOException>(async () => await connection.ReadExactlyAsync(new byte[1]));
            return connections.Count(other => other.WriteAsync(new byte[1]).IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task FailZone_UntilDisposed_LeavesTheZoneOutOfTheRegionalNameAndItsTargetUnhealthy()
    {
        var place = _chain.Network.StandIn(_chain.CustomerVpcId);
        var failure = _chain.Network.FailZone(Dead);

        var during = await place.LookUpAsync(_chain.RegionalName, default);
        var statesDuring = await _chain.TargetStatesAsync(_chain.NlbTargetsArn);
        failure.Dispose();
        failure.Dispose();
        var after = await place.LookUpAsync(_chain.RegionalName, default);

        Assert.Equal(await AddressIn("eu-west-1a"), Assert.Single(during).ToString());
        Assert.Equal(["healthy", "unhealthy"], statesDuring.Order());
        Assert.Equal(2, after.Count);
        Assert.Equal(["healthy", "healthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));
        await AnswersAsync(await ConnectAsync("eu-west-1c"));
    }

    [Fact]
    public async Task FailZone_CrossZone_SendsEverythingToTheOtherZones()
    {
        await _chain.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = _chain.NlbArn,
            Attributes = [new() { Key = "load_balancing.cross_zone.enabled", Value = "true" }],
        });
        var place = _chain.Network.StandIn(_chain.CustomerVpcId);
        using var failure = _chain.Network.FailZone(Dead);

        Assert.Equal(await AddressIn("eu-west-1a"), Assert.Single(await place.LookUpAsync(_chain.RegionalName, default)).ToString());
        for (var i = 0; i < 4; i++)
        {
            await using var connection = await ConnectAsync("eu-west-1a");
            await AnswersAsync(connection);
        }
    }

    [Fact]
    public async Task FailZone_BehindAnAlb_TheOtherZoneGoesOnAndTheAlbStaysHealthy()
    {
        await using var chain = await Chain.BuildAsync();
        using var failure = chain.Network.FailZone(Dead);

        for (var i = 0; i < 4; i++)
        {
            Assert.NotEmpty(await chain.GetAsync());
        }

        Assert.Equal(["healthy"], await chain.TargetStatesAsync(chain.NlbTargetsArn));
        Assert.Equal(["healthy", "unhealthy"], (await chain.TargetStatesAsync(chain.AlbTargetsArn)).Order());
    }

    [Fact]
    public async Task FailZone_WhoIsInIt_GetsNoPacketOut()
    {
        using var failure = _chain.Network.FailZone(Dead);
        var inside = _chain.Endpoint.NetworkInterfaceIds.Select(id => _chain.Network.Explain(id, "10.1.1.100", 80).Reason);

        Assert.Single(inside, reason => reason.Contains("has failed", StringComparison.Ordinal));
        Assert.NotEmpty(await _chain.GetAsync());
    }

    [Fact]
    public async Task FailZone_Reset_Ends()
    {
        _chain.Network.FailZone(Dead);

        _chain.Aws.Reset();
        await _chain.RebuildAsync();

        Assert.Equal(2, (await _chain.Network.StandIn(_chain.CustomerVpcId).LookUpAsync(_chain.RegionalName, default)).Count);
    }

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("eu-west-1d")]
    [InlineData("euw1-az9")]
    public void FailZone_UnknownZone_Throws(string zone) => Assert.Throws<ArgumentException>(() => _chain.Network.FailZone(zone));

    private Task<Stream> ConnectAsync(string zoneOfConsumer) => _chain.Network.ConnectAsync(
        _chain.CustomerVpcId, _chain.Endpoint.DnsEntries.Single(entry => entry.DnsName.Contains($"-{zoneOfConsumer}.", StringComparison.Ordinal)).DnsName, 80);

    private async Task<string> AddressIn(string zoneOfConsumer) =>
        (await _chain.Customer.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = _chain.Endpoint.NetworkInterfaceIds }))
        .NetworkInterfaces.Single(eni => eni.AvailabilityZone == zoneOfConsumer).PrivateIpAddress;

    private static async Task AnswersAsync(Stream connection)
    {
        await connection.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        var status = new byte["HTTP/1.1 200".Length];
        await connection.ReadExactlyAsync(status);
        Assert.Equal("HTTP/1.1 200"u8.ToArray(), status);
    }
}
