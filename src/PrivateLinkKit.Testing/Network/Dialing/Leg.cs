using System.Net;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>A part of a path that is one TCP connection. Where TLS is terminated, one ends and the next begins.</summary>
internal sealed record Leg(VirtualConnection Client, VirtualConnection Server)
{
    /// <summary>Opens the connections of a path, the client's first.</summary>
    /// <param name="path">The path.</param>
    /// <param name="client">The client's address.</param>
    /// <param name="dialled">The address that the client connects to.</param>
    /// <param name="nextPort">Returns a port to connect from.</param>
    /// <param name="beforeReading">Runs before either end of the client's connection reads.</param>
    public static IReadOnlyList<Leg> Open(PacketPath path, IPEndPoint client, IPEndPoint dialled, Func<int> nextPort, Action beforeReading)
    {
        var (seen, server) = (new IPEndPoint(path.Source, nextPort()), new IPEndPoint(path.Destination!.Address, path.Port));
        if (path.Terminations is [])
        {
            return [Of(VirtualConnection.Pair(client, dialled, clientAsSeen: seen, server, beforeReading))];
        }

        return
        [
            Of(VirtualConnection.Pair(client, dialled, clientAsSeen: client, dialled, beforeReading)),
            .. path.Terminations.Skip(1).Select(_ => Of(VirtualConnection.Pair(seen, dialled, clientAsSeen: seen, dialled))),
            Of(VirtualConnection.Pair(seen, server, clientAsSeen: seen, server)),
        ];
    }

    private static Leg Of((VirtualConnection Client, VirtualConnection Server) ends) => new(ends.Client, ends.Server);
}
