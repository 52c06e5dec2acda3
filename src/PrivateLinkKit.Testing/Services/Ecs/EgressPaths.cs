using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Paths from a network interface to hosts outside of its subnet: always open where <see cref="EgressChecks"/> do not apply.</summary>
/// <param name="reach">What the network interface reaches.</param>
/// <param name="region">Where it is.</param>
/// <param name="client">The client, as drops name it.</param>
/// <param name="interfaceId">The network interface.</param>
/// <param name="subnetId">Its subnet.</param>
internal sealed class EgressPaths(IReach reach, AccountRegion region, string client, string interfaceId, string subnetId)
{
    private const int Https = 443;

    public bool AreChecked { get; } =
        region.Cloud.Settings.EgressChecks is EgressChecks.Always || VpcLookup.HasHadAwsEndpoints(region, subnetId);

    public string SubnetId => subnetId;

    /// <summary>Returns how a connection fails; null: it is opened.</summary>
    public string? Failure(string host, int port = Https, bool byPublicAddress = false) =>
        AreChecked ? reach.Failure(client, interfaceId, host, port, byPublicAddress) : null;

    /// <summary>Returns the name of an API of AWS, such as <c>logs</c>, in a region.</summary>
    public string ApiHost(string service, string home) => $"{service}.{home}.{region.Partition.DnsSuffix}";
}
