using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network;

/// <summary>The current map of the network, rebuilt only when the cloud has changed.</summary>
internal sealed class MapCache(Cloud cloud, ZoneFailures failures)
{
    private NetworkMap? _latest;

    /// <summary>Returns true if the map is still the latest; never blocks.</summary>
    public bool IsCurrent(NetworkMap map) => map.Version == cloud.Version;

    public NetworkMap Current()
    {
        lock (cloud.Gate)
        {
            cloud.Timeline.RunDue();
            return _latest?.Version == cloud.Version ? _latest : _latest = NetworkMapBuilder.Draw(cloud, failures);
        }
    }
}
