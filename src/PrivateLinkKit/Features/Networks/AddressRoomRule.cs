namespace PrivateLinkKit.Features.Networks;

/// <summary>Checks that the private subnets of a created VPC have enough addresses.</summary>
internal static class AddressRoomRule
{
    /// <summary>The first four addresses of a subnet and its last are AWS's own (VPC user guide, subnet sizing).</summary>
    private const int ReservedAddresses = 5;

    /// <param name="network">The network.</param>
    /// <param name="count">Number of tasks.</param>
    /// <param name="inEachSubnet">Addresses that others take in each private subnet.</param>
    public static IEnumerable<StackValidationError> Check(UnitNetwork network, int count, int inEachSubnet)
    {
        if (network.SubnetPrefixLength is not { } prefix)
        {
            yield break;
        }

        var free = Math.Max(network.Zones.Count * ((1 << (32 - prefix)) - ReservedAddresses - inEachSubnet), 0);
        if (count > free)
        {
            yield return new StackValidationError(
                $"{network.Id}",
                $"{count} tasks",
                $"Each task takes an address, and the {network.Zones.Count} private subnets of /{prefix} have {free} left.",
                "Use a larger range for the VPC or larger subnets, or run fewer tasks.");
        }
    }
}
