namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A service with resources in the virtual network.</summary>
internal interface INetworkParticipant
{
    /// <summary>Adds the service's part of the map, under the gate. The parts of services registered before it are there.</summary>
    /// <param name="map">The map being built.</param>
    /// <param name="regions">All accounts in all regions.</param>
    void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions);
}
