using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Finds the server behind an integration: a node of a load balancer, from an interface of the link in turn, or a host on the Internet.</summary>
internal sealed class BackendChoice(MapCache maps, TargetPicker picker)
{
    /// <summary>Returns null if the link or the listener is not there.</summary>
    public Backend? Of(ApiIntegration integration, Uri? uri) => integration switch
    {
        { LinkId: null } => uri is null ? null : new(Internet.Id, uri.IdnHost, uri.Port, uri.Scheme == Uri.UriSchemeHttps ? uri.IdnHost : null),
        { ListenerArn: { } listenerArn, LinkId: { } linkId } => BehindListener(maps.Current(), linkId, listenerArn, integration.ServerName),
        _ => null,
    };

    private Backend? BehindListener(NetworkMap map, string linkId, string listenerArn, string? serverName)
    {
        if (!map.ApiLinks.TryGetValue(linkId, out var link)
            || !link.IsAvailable
            || !map.Listeners.TryGetValue(listenerArn, out var found)
            || !TryPick(link.Interfaces.Where(place => place.Outage is null), linkId, out var from)
            || !TryPick(found.Balancer.Nodes.Where(node => picker.IsServed(map, found.Balancer, node)), $"{linkId} {listenerArn}", out var node))
        {
            return null;
        }

        return new(from.Id, node.Address.ToString(), found.Listener.Port, serverName);
    }

    private bool TryPick(IEnumerable<Place> places, string turnsOf, [NotNullWhen(true)] out Place? picked) =>
        (picked = places.ToList() is { Count: > 0 } candidates ? picker.Next($"API Gateway {turnsOf}", candidates, onlyLook: false) : null) is not null;
}
