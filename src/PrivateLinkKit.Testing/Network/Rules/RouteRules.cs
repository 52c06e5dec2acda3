using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>Routes of a route table: the most specific route that contains an address applies.</summary>
internal sealed record RouteRules(string Id, IReadOnlyList<Route> Routes)
{
    public Route? Find(IPAddress destination) => Routes.Where(route => route.Destination.Contains(destination)).MaxBy(route => route.Destination.PrefixLength);
}
