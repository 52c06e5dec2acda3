using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Http;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>The race over an endpoint's addresses and what is remembered of them, on a clock of its own.</summary>
public sealed class EndpointConnectorTests : IDisposable
{
    private const int Port = 8080;

    private readonly VirtualTime _time = new();
    private readonly ScriptedDialler _dialler;
    private readonly ConnectionOptions _options;
    private readonly EndpointConnector _connector;
    private ResolvedEndpoint _endpoint = Answers.Endpoint([Answers.ZoneA, Answers.ZoneB, Answers.ZoneC]);

    public EndpointConnectorTests()
    {
        _dialler = new ScriptedDialler(_time);
        _options = new ConnectionOptions { Connect = _dialler.ConnectAsync };
        _connector = new EndpointConnector(Answers.Name, _ => ValueTask.FromResult(_endpoint), _options, _time, NullLogger.Instance);
    }

    public void Dispose()
    {
        _connector.Dispose();
        _time.Dispose();
    }

    [Fact]
    public async Task Connect_FirstAddressAnswers_DialsNoOther()
    {
        Assert.Equal(Answers.ZoneA, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0)], _dialler.TakeDialled());
    }

    [Fact]
    public async Task Connect_AddressesAreSilent_DialsOneMoreAfterEachDelay()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Silent(Answers.ZoneB);

        Assert.Equal(Answers.ZoneC, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 250), (Answers.ZoneC, 500)], _dialler.TakeDialled());
    }

    [Fact]
    public async Task Connect_AddressRefuses_DialsTheNextAtOnce()
    {
        _dialler.Refuses(Answers.ZoneA);

        Assert.Equal(Answers.ZoneB, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 0)], _dialler.TakeDialled());
    }

    [Fact]
    public async Task Connect_SilentThenRefused_DoesNotWaitForTheDelayAgain()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Refuses(Answers.ZoneB);

        Assert.Equal(Answers.ZoneC, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 250), (Answers.ZoneC, 250)], _dialler.TakeDialled());
    }

    [Fact]
    public async Task Connect_NoAddressConnects_SaysWhatHappenedAtEach()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Refuses(Answers.ZoneB);
        _dialler.Silent(Answers.ZoneC);

        var error = await Assert.ThrowsAsync<EndpointConnectException>(ConnectAsync);

        Assert.Equal(5250, _time.Elapsed.TotalMilliseconds);
        Assert.Equal((Answers.Name, "vpce-1", Port), (error.Name, error.EndpointId, error.Port));
        Assert.Equal([Answers.ZoneB, Answers.ZoneA, Answers.ZoneC], error.Failures.Select(failure => failure.Address));
        Assert.IsType<TimeoutException>(error.Failures[1].Error);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.Failures[0].Error).SocketErrorCode);
        Assert.StartsWith(
            "Endpoint task-api (vpce-1) could not be connected to on port 8080: 10.1.1.20 in eu-west-1b: Connection refused; 10.1.1.4 in eu-west-1a: no answer within 5 s; 10.1.1.36",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_EndpointHasNoAddress_SaysSo()
    {
        _endpoint = Answers.Endpoint([]);

        var error = await Assert.ThrowsAsync<EndpointConnectException>(ConnectAsync);

        Assert.Contains("it has no address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_LoserConnectsLater_IsClosedAndItsAddressIsTheFirstAgain()
    {
        _dialler.Slow(Answers.ZoneA, TimeSpan.FromSeconds(1));

        Assert.Equal(Answers.ZoneB, await ConnectAsync());
        await Task.Delay(TimeSpan.FromSeconds(1), _time);

        await _dialler.Streams.Single(stream => stream.Address == Answers.ZoneA).Closed;
        Assert.False(_dialler.Streams.Single(stream => stream.Address == Answers.ZoneB).Closed.IsCompleted);
        _dialler.Works(Answers.ZoneA);
        Assert.Equal(Answers.ZoneA, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_AddressIsSilent_OnlyTheFirstConnectionWaitsForIt()
    {
        _dialler.Silent(Answers.ZoneA);
        await ConnectAsync();
        _dialler.TakeDialled();

        Assert.Equal(Answers.ZoneB, await ConnectAsync());

        Assert.Equal([Answers.ZoneB], _dialler.TakeDialled().Select(dialled => dialled.Address));
    }

    [Fact]
    public async Task Connect_AddressFailed_IsTriedLastUntilItIsTimeAgain()
    {
        _dialler.Refuses(Answers.ZoneA);
        await ConnectAsync();
        _dialler.Works(Answers.ZoneA);

        await Task.Delay(_options.RetryAfter - TimeSpan.FromMilliseconds(1), _time);
        Assert.Equal(Answers.ZoneB, await ConnectAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(1), _time);
        Assert.Equal(Answers.ZoneA, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_EveryAddressFailed_TriesThemAllAgain()
    {
        foreach (var address in _endpoint.Addresses)
        {
            _dialler.Refuses(address);
        }

        await Assert.ThrowsAsync<EndpointConnectException>(ConnectAsync);
        _dialler.Works(Answers.ZoneC);

        Assert.Equal(Answers.ZoneC, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_Cancelled_StopsEveryAttempt()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Silent(Answers.ZoneB);
        _dialler.Silent(Answers.ZoneC);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => _connector.ConnectAsync(Port, stop.Token).AsTask());

        Assert.Equal((stop.Token, 1000), (error.CancellationToken, _time.Elapsed.TotalMilliseconds));
        Assert.Equal(3, _dialler.Cancelled);
    }

    [Fact]
    public async Task Dispose_AttemptsAreUnderWay_StopsThem()
    {
        _dialler.Silent(Answers.ZoneA);
        await ConnectAsync();

        _connector.Dispose();

        Assert.Equal(1, _dialler.Cancelled);
    }

    private async Task<EndpointAddress> ConnectAsync() => (await _connector.ConnectAsync(Port, CancellationToken.None)).Address;
}
