using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>Routes of a route table: the most specific route that contains an address applies.</summary>
internal sealed record RouteRules(string Id, IReadOnlyList<Route> Routes)
{
    /// <summary>Returns why packets to an address find no way; null if they follow the route.</summary>
    /// <param name="destination">The address.</param>
    /// <param name="route">The route that contains it; only to be used if they follow it.</param>
    public string? Refuse(IPAddress destination, out Route route)
    {
        route = Find(destination)!;
        return route is null ? $"dropped by {Id}: no route to {destination}"
            : route.IsBlackhole ? $"dropped by {Id}: the route to {route.Destination} is a blackhole ({route.Target} is gone)"
            : null;
    }

    public Route? Find(IPAddress destination) => Routes.Where(route => route.Destination.Contains(destination)).MaxBy(route => route.Destination.PrefixLength);
}
