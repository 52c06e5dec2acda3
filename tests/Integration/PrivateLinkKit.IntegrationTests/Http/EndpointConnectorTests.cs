using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Http;
using PrivateLinkKit.IntegrationTests.Discovery;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>The race over an endpoint's addresses and the memory of failed ones. All of it runs while the test advances the clock.</summary>
public sealed class EndpointConnectorTests : IDisposable
{
    private const int Port = 8080;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly ManualClock _time = new();
    private readonly ScriptedDialler _dialler;
    private readonly ConnectionOptions _options;
    private readonly EndpointConnector _connector;
    private readonly Answers _answers = new(Answers.ZoneA, Answers.ZoneB, Answers.ZoneC);

    public EndpointConnectorTests()
    {
        _dialler = new ScriptedDialler(_time);
        _options = new ConnectionOptions { Connect = _dialler.ConnectAsync };
        _connector = new EndpointConnector(_answers, _options, _time, NullLogger.Instance);
    }

    public void Dispose() => _connector.Dispose();

    [Fact]
    public async Task Connect_FirstAddressAnswers_DialsNoOther()
    {
        Assert.Equal(Answers.ZoneA, await ConnectAsync());

        _time.Advance(Long);
        Assert.Equal([(Answers.ZoneA, 0)], _dialler.Dialled);
    }

    [Fact]
    public async Task Connect_AddressesAreSilent_DialsOneMoreAfterEachDelay()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Silent(Answers.ZoneB);

        var connecting = ConnectAsync();
        _time.Advance(Long);

        Assert.Equal(Answers.ZoneC, await connecting);
        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 250), (Answers.ZoneC, 500)], _dialler.Dialled);
    }

    [Fact]
    public async Task Connect_AddressRefuses_DialsTheNextAtOnce()
    {
        _dialler.Refuses(Answers.ZoneA);

        Assert.Equal(Answers.ZoneB, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 0)], _dialler.Dialled);
    }

    [Fact]
    public async Task Connect_SilentThenRefused_DoesNotWaitForTheDelayAgain()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Refuses(Answers.ZoneB);

        var connecting = ConnectAsync();
        _time.Advance(Long);

        Assert.Equal(Answers.ZoneC, await connecting);
        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 250), (Answers.ZoneC, 250)], _dialler.Dialled);
    }

    [Fact]
    public async Task Connect_NoAddressConnects_ReportsWhatHappenedAtEach()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Refuses(Answers.ZoneB);
        _dialler.Silent(Answers.ZoneC);

        var connecting = ConnectAsync();
        _time.Advance(TimeSpan.FromMilliseconds(5249));
        Assert.False(connecting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAsync<EndpointConnectException>(() => connecting);
        Assert.Equal((Answers.Name, "vpce-1", Port), (error.Name, error.EndpointId, error.Port));
        Assert.Equal([Answers.ZoneA, Answers.ZoneB, Answers.ZoneC], error.Failures.Select(failure => failure.Address));
        Assert.IsType<TimeoutException>(error.Failures[0].Error);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.Failures[1].Error).SocketErrorCode);
        Assert.StartsWith(
            "Endpoint task-api (vpce-1) could not be connected to on port 8080: 10.1.1.4 in eu-west-1a: no answer within 5 s; 10.1.1.20 in "
                + "eu-west-1b: Connection refused; 10.1.1.36",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_EndpointHasNoAddress_ReportsIt()
    {
        _answers.Become(Answers.Endpoint([]));

        var error = await Assert.ThrowsAsync<EndpointConnectException>(ConnectAsync);

        Assert.Contains("it has no address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_LoserConnectsLater_IsClosedAndItsAddressIsTheFirstAgain()
    {
        _dialler.Slow(Answers.ZoneA, TimeSpan.FromSeconds(1));

        var connecting = ConnectAsync();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(Answers.ZoneB, await connecting);
        _time.Advance(TimeSpan.FromMilliseconds(750));

        Assert.Equal([(Answers.ZoneB, false), (Answers.ZoneA, true)], _dialler.Streams.Select(stream => (stream.Address, stream.IsClosed)));
        _dialler.Works(Answers.ZoneA);
        Assert.Equal(Answers.ZoneA, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_AddressIsSilent_OnlyTheFirstConnectionWaitsForIt()
    {
        _dialler.Silent(Answers.ZoneA);
        var first = ConnectAsync();
        _time.Advance(_options.AttemptDelay);
        await first;

        Assert.Equal(Answers.ZoneB, await ConnectAsync());

        Assert.Equal([(Answers.ZoneA, 0), (Answers.ZoneB, 250), (Answers.ZoneB, 250)], _dialler.Dialled);
    }

    [Fact]
    public async Task Connect_AddressFailed_IsTriedLastUntilItIsTimeAgain()
    {
        _dialler.Refuses(Answers.ZoneA);
        await ConnectAsync();
        _dialler.Works(Answers.ZoneA);

        _time.Advance(_options.RetryAfter - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Answers.ZoneB, await ConnectAsync());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Answers.ZoneA, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_EveryAddressFailed_TriesThemAllAgain()
    {
        foreach (var address in new[] { Answers.ZoneA, Answers.ZoneB, Answers.ZoneC })
        {
            _dialler.Refuses(address);
        }

        await Assert.ThrowsAsync<EndpointConnectException>(ConnectAsync);
        _dialler.Works(Answers.ZoneC);

        Assert.Equal(Answers.ZoneC, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_EndpointIsElsewhereMeanwhile_ConnectsThere()
    {
        _answers.Become(Answers.Endpoint([Answers.ZoneA]));
        _answers.BecomeWhenAskedAgain(Answers.Endpoint([Answers.ZoneB], "vpce-2"));
        _dialler.Refuses(Answers.ZoneA);

        Assert.Equal(Answers.ZoneB, await ConnectAsync());
    }

    [Fact]
    public async Task Connect_Cancelled_StopsEveryAttempt()
    {
        _dialler.Silent(Answers.ZoneA);
        _dialler.Silent(Answers.ZoneB);
        _dialler.Silent(Answers.ZoneC);
        using var stop = new CancellationTokenSource();

        var connecting = ConnectAsync(stop.Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.Equal(3, _dialler.Cancelled);
    }

    [Fact]
    public async Task Dispose_AttemptsAreUnderWay_StopsThem()
    {
        _dialler.Silent(Answers.ZoneA);
        var connecting = ConnectAsync();
        _time.Advance(_options.AttemptDelay);
        await connecting;

        _connector.Dispose();

        Assert.Equal(1, _dialler.Cancelled);
    }

    private Task<EndpointAddress> ConnectAsync() => ConnectAsync(CancellationToken.None);

    private async Task<EndpointAddress> ConnectAsync(CancellationToken cancellationToken)
    {
        // Continuations run on the thread that advances the clock.
        SynchronizationContext.SetSynchronizationContext(null);
        return (await _connector.ConnectAsync(Port, cancellationToken)).Address;
    }
}
