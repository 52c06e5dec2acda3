using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Testing;

/// <summary>
/// A location inside a <see cref="VirtualNetwork"/>, or on its Internet, from which to resolve names and open connections. Pass both methods to a program whose
/// resolver and sockets can be replaced; they use the state of the network at the time of the call.
/// </summary>
public sealed class NetworkPlace
{
    private readonly VirtualNetwork _network;

    internal NetworkPlace(VirtualNetwork network, string standingIn)
    {
        _network = network;
        StandingIn = standingIn;
    }

    /// <summary>The id of the VPC, subnet, instance, network interface or running task, the ARN of the task, or <c>internet</c>.</summary>
    public string StandingIn { get; }

    /// <summary>Resolves a name from this location. Due health checks run first: zones without a healthy target are omitted.</summary>
    /// <param name="name">A DNS name, with or without the dot at its end.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>Its addresses, rotated on each call; empty for a name that is unknown here.</returns>
    /// <exception cref="ArgumentException">The location no longer exists.</exception>
    public Task<IReadOnlyList<IPAddress>> LookUpAsync(string name, CancellationToken ct) => _network.LookUpAsync(StandingIn, name, ct);

    /// <summary>Opens a TCP connection from here.</summary>
    /// <param name="to">Address and port.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>The connection; dispose it to close it.</returns>
    /// <exception cref="ArgumentException">The location no longer exists.</exception>
    /// <exception cref="SocketException">As of <see cref="VirtualNetwork.ConnectAsync"/>.</exception>
    public async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        return await _network.ConnectAsync(StandingIn, to.Address.ToString(), to.Port, ct);
    }
}
