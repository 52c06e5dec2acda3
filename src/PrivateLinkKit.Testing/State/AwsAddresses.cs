using System.Net;

namespace PrivateLinkKit.Testing.State;

/// <summary>Public addresses of AWS's services, in the blocks that are reserved for documentation.</summary>
internal static class AwsAddresses
{
    /// <summary>The services that have address blocks of their own, known by prefix lists.</summary>
    public static IReadOnlyList<(string Service, IPNetwork Block)> Blocks { get; } =
    [
        ("dynamodb", IPNetwork.Parse("203.0.113.0/24")),
        ("s3", IPNetwork.Parse("198.51.100.0/24")),
    ];

    private static readonly IPNetwork Others = IPNetwork.Parse("192.0.2.0/24");

    /// <summary>Returns the address that stands for a public host: in the service's block for S3 and DynamoDB, else in a common one.</summary>
    public static IPAddress Of(string host)
    {
        var labels = host.TrimEnd('.').ToLowerInvariant().Split('.');
        var block = Blocks.FirstOrDefault(known => labels.Contains(known.Service), (Service: "", Block: Others)).Block;
        var octets = block.BaseAddress.GetAddressBytes();
        octets[3] = (byte)(1 + (labels.Sum(label => label.Sum(letter => letter)) % 254));
        return new IPAddress(octets);
    }
}
