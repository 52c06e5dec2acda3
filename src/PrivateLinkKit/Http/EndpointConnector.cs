using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Http;

/// <summary>Opens connections to one endpoint, and remembers which of its addresses work.</summary>
internal sealed partial class EndpointConnector : IRaceObserver, IDisposable
{
    private readonly string _name;
    private readonly IEndpointAnswers _answers;
    private readonly TimeProvider _time;
    private readonly AddressMemory _memory;
    private readonly ConnectionRace _race;
    private readonly CancellationTokenSource _closing = new();

    public EndpointConnector(IEndpointAnswers answers, ConnectionOptions options, TimeProvider time, ILogger logger)
    {
        (_name, _answers, _time, _logger) = (answers.Name, answers, time, logger);
        _memory = new AddressMemory(options, time);
        _race = new ConnectionRace(options, time, this, _closing.Token);
    }

    /// <summary>Raised for every address that failed to connect.</summary>
    public event Action<EndpointAddress>? AddressFailed;

    public async ValueTask<(EndpointAddress Address, Stream Stream)> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity("privatelinkkit.connect", ActivityKind.Client);
        activity?.SetTag("endpoint", _name).SetTag("server.port", port);
        var start = _time.GetTimestamp();
        try
        {
            var winner = await RaceAsync(port, cancellationToken);
            var took = _time.GetElapsedTime(start);
            ConnectMetrics.Opened(_name, winner.Address, took);
            activity?.SetTag("zone", winner.Address.Zone).SetTag("network.peer.address", winner.Address.Address.ToString());
            LogConnected(_name, winner.Address.Address, winner.Address.Zone, port, took.TotalMilliseconds);
            return (winner.Address, winner.Stream!);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            ConnectMetrics.NotOpened(_name, _time.GetElapsedTime(start));
            activity?.SetTag("error.type", error.GetType().Name).SetStatus(ActivityStatusCode.Error, error.Message);
            LogNotConnected(_name, port, error);
            throw;
        }
    }

    /// <summary>
    /// Races the endpoint's addresses. If none connects, resolves again, because the endpoint may have been replaced, and races a second time.
    /// </summary>
    private async Task<ConnectAttempt> RaceAsync(int port, CancellationToken cancellationToken)
    {
        var endpoint = await _answers.ResolveAsync(cancellationToken);
        try
        {
            return await RaceAsync(endpoint);
        }
        catch (EndpointConnectException)
        {
            var later = await _answers.AskAgainAsync(cancellationToken);
            if (!later.Addresses.Select(address => address.Address).Except(endpoint.Addresses.Select(address => address.Address)).Any())
            {
                throw;
            }

            return await RaceAsync(later);
        }

        Task<ConnectAttempt> RaceAsync(ResolvedEndpoint to) => _race.RunAsync(to, _memory.Order(to.Addresses), port, cancellationToken);
    }

    void IRaceObserver.Connected(EndpointAddress address)
    {
        ConnectMetrics.Connected(_name, address);
        if (_memory.Trust(address))
        {
            LogBack(_name, address.Address, address.Zone);
        }
    }

    void IRaceObserver.Slow(EndpointAddress address) => _memory.Avoid(address);

    void IRaceObserver.Failed(EndpointAddress address, Exception error)
    {
        ConnectMetrics.Failed(_name, address, error);
        _memory.Avoid(address);
        LogFailed(_name, address.Address, address.Zone, Printable.Escape(error.Message));
        AddressFailed?.Invoke(address);
    }

    public void Dispose() => _closing.Cancel();
}
