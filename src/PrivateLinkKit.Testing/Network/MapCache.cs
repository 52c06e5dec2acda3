using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network;

/// <summary>The map of the network as of now: drawn anew only when the cloud has changed.</summary>
internal sealed class MapCache(Cloud cloud)
{
    private NetworkMap? _latest;

    public NetworkMap Current()
    {
        lock (cloud.Gate)
        {
            cloud.Timeline.RunDue();
            return _latest?.Version == cloud.Version ? _latest : _latest = NetworkSurvey.Draw(cloud);
        }
    }
}
