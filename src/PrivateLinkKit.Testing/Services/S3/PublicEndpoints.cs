using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The public endpoints of S3, one in each region that has addresses of its own.</summary>
internal static class PublicEndpoints
{
    private static readonly Lazy<IReadOnlyList<PublicApi>> Endpoints = new(() =>
    [
        .. from partition in Partition.All
           from region in partition.EnabledRegions
           select Of(partition, region, S3Operations.Service.SigningName),
    ]);

    public static IReadOnlyList<PublicApi> All => Endpoints.Value;

    private static PublicApi Of(Partition partition, string region, string service) => new(
        $"{service}.{region}.{partition.DnsSuffix}", AwsAddresses.BlockOf(service, region), AwsAddresses.Of, new ServiceApi(service, service, region));
}
