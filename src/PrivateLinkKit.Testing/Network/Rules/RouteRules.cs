using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>A route table: the most specific route that holds an address decides.</summary>
internal sealed record RouteRules(string Id, IReadOnlyList<Route> Routes)
{
    public Route? Find(IPAddress destination) => Routes.Where(route => route.Destination.Contains(destination)).MaxBy(route => route.Destination.PrefixLength);
}
