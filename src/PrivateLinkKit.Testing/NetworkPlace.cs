using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Testing;

/// <summary>
/// Somebody inside a <see cref="VirtualNetwork"/> who looks up names and opens connections. Both methods fit wherever a program lets its resolver and its
/// sockets be replaced, and find the network as it is at the moment they are called.
/// </summary>
public sealed class NetworkPlace
{
    private readonly VirtualNetwork _network;

    internal NetworkPlace(VirtualNetwork network, string standingIn)
    {
        _network = network;
        StandingIn = standingIn;
    }

    /// <summary>The id of the VPC, subnet, instance, network interface or running task, or the ARN of the task.</summary>
    public string StandingIn { get; }

    /// <summary>Resolves a name from this place. Due health checks run first: zones without a healthy target are omitted.</summary>
    /// <param name="name">A DNS name, with or without the dot at its end.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>Its addresses, another one first each time; none for a name that nobody knows here.</returns>
    /// <exception cref="ArgumentException">The place has gone.</exception>
    public Task<IReadOnlyList<IPAddress>> LookUpAsync(string name, CancellationToken ct) => _network.LookUpAsync(StandingIn, name, ct);

    /// <summary>Opens a TCP connection from here.</summary>
    /// <param name="to">Address and port.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>The connection; disposing of it closes it.</returns>
    /// <exception cref="ArgumentException">The place has gone.</exception>
    /// <exception cref="SocketException">As of <see cref="VirtualNetwork.ConnectAsync"/>.</exception>
    public async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        return await _network.ConnectAsync(StandingIn, to.Address.ToString(), to.Port, ct);
    }
}
