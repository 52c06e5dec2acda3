using System.Net;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

internal static class InterfaceAddresses
{
    public static IEnumerable<EndpointAddress> Of(Sdk.NetworkInterface seen) =>
        (seen.Ipv6Addresses ?? []).Select(address => address.Ipv6Address).Prepend(seen.PrivateIpAddress)
            .Where(address => !string.IsNullOrEmpty(address))
            .Select(address => new EndpointAddress(IPAddress.Parse(address), seen.AvailabilityZone, seen.AvailabilityZoneId));
}
