using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The current map of the network, rebuilt only when the cloud has changed.</summary>
internal sealed class MapCache(Cloud cloud, ZoneFailures failures, IReadOnlyList<INetworkParticipant> participants)
{
    private NetworkMap? _latest;

    /// <summary>Returns true if the map is still the latest; never blocks.</summary>
    public bool IsCurrent(NetworkMap map) => map.Version == cloud.Version;

    public NetworkMap Current()
    {
        lock (cloud.Gate)
        {
            cloud.Timeline.RunDue();
            return OfStep();
        }
    }

    /// <summary>Returns the map of the cloud as it is, without what is due. Only for steps of the timeline, under the gate.</summary>
    public NetworkMap OfStep() => _latest?.Version == cloud.Version ? _latest : _latest = Build();

    private NetworkMap Build()
    {
        var (map, regions) = (new NetworkMapBuilder(failures), cloud.Regions.ToList());
        foreach (var participant in participants)
        {
            participant.Contribute(map, regions);
        }

        return map.Build(cloud.Version);
    }
}
