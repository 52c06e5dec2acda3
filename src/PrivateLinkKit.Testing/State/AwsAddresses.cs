using System.Net;

namespace PrivateLinkKit.Testing.State;

/// <summary>Public addresses of AWS's services, in the blocks that are reserved for documentation.</summary>
internal static class AwsAddresses
{
    private const int BlockLength = 29;
    private const int AddressesPerBlock = 8;

    private static readonly IPNetwork Others = IPNetwork.Parse("192.0.2.0/24");
    private static readonly IPNetwork DynamoDb = IPNetwork.Parse("203.0.113.0/24");
    private static readonly IPNetwork S3 = IPNetwork.Parse("198.51.100.0/24");

    private static readonly List<string> Regions = [.. Partition.All.SelectMany(partition => partition.EnabledRegions)];

    /// <summary>The services that have address blocks of their own, known by prefix lists.</summary>
    public static IReadOnlyList<string> Services { get; } = ["dynamodb", "s3"];

    /// <summary>Returns the addresses of such a service in a region; regions that are not enabled by default share a block.</summary>
    public static IPNetwork BlockOf(string service, string region)
    {
        var octets = (service is "s3" ? S3 : DynamoDb).BaseAddress.GetAddressBytes();
        octets[3] = (byte)(AddressesPerBlock * (Regions.IndexOf(region) + 1));
        return new IPNetwork(new IPAddress(octets), BlockLength);
    }

    /// <summary>Returns the address that stands for a public host: in the service's block for S3 and DynamoDB, else in a common one.</summary>
    public static IPAddress Of(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        var suffix = Partition.All.Select(partition => $".{partition.DnsSuffix}").FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal));
        return suffix is not null && name[..^suffix.Length].Split('.') is [.., var service, var region] && Services.Contains(service)
            ? AddressIn(BlockOf(service, region), AddressesPerBlock, name)
            : AddressIn(Others, byte.MaxValue, name);
    }

    private static IPAddress AddressIn(IPNetwork block, int size, string name)
    {
        var octets = block.BaseAddress.GetAddressBytes();
        octets[3] += (byte)(1 + (name.Sum(letter => letter) % (size - 2)));
        return new IPAddress(octets);
    }
}
