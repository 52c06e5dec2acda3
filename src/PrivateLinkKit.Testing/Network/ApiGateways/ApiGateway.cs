using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>API Gateway in the virtual network: its server and its clients.</summary>
internal sealed class ApiGateway : IAsyncDisposable
{
    private readonly BackendClients _clients;
    private readonly ApiThrottles _throttles;
    private readonly ApiServer _server;

    /// <param name="endPoint">Takes the connections.</param>
    /// <param name="maps">The map of the network.</param>
    /// <param name="picker">Takes turns among interfaces and nodes.</param>
    /// <param name="connect">Opens connections to backends: from a location, to a host and port.</param>
    /// <param name="cloud">The cloud.</param>
    public ApiGateway(
        VirtualEndPoint endPoint,
        MapCache maps,
        TargetPicker picker,
        Func<string, string, int, CancellationToken, Task<VirtualConnection>> connect,
        Cloud cloud)
    {
        _clients = new BackendClients(connect, new ClientTrust(cloud.Authority, cloud.Time));
        _throttles = new ApiThrottles(cloud.Time);
        var forwarder = new ApiForwarder(new BackendChoice(maps, picker), _clients, cloud.Time);
        _server = new ApiServer(endPoint, maps, cloud.Authority, new ApiRequests(maps, cloud.Ids, _throttles, forwarder));
    }

    public void Clear() => _throttles.Clear();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _clients.Dispose();
    }
}
