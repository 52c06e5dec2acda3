using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Destination of a route: a block of IPv4 or IPv6, or a prefix list.</summary>
/// <param name="Parameter">The name in error messages.</param>
/// <param name="Text">The block, or the id of the list.</param>
internal sealed record RouteDestination(string Parameter, string Text)
{
    private const string Block = "destination-cidr-block";
    private const string Ipv6Block = "destination-ipv6-cidr-block";
    private const string List = "destination-prefix-list-id";

    public bool IsIpv6 => Parameter is Ipv6Block;

    public static RouteDestination Of(AccountRegion region, string? block, string? ipv6Block, string? listId) => (block, ipv6Block, listId) switch
    {
        ({ } cidr, null, null) => new(
            Block, Cidr.TryParse(cidr)?.ToString() ?? throw Ec2Errors.InvalidValue(cidr, "destinationCidrBlock", "This is not a valid CIDR block.")),
        (null, { } cidr, null) => new(
            Ipv6Block, Ipv6.TryParse(cidr)?.ToString() ?? throw Ec2Errors.InvalidValue(cidr, "destinationIpv6CidrBlock", "This is not a valid CIDR block.")),
        (null, null, { } list) => new(List, PrefixLists.Get(region, list).PrefixListId!),
        (null, null, null) => throw Ec2Errors.Missing("destinationCidrBlock"),
        _ => throw Ec2Errors.InvalidCombination(
            "The request must name exactly one destination: destinationCidrBlock, destinationIpv6CidrBlock or destinationPrefixListId"),
    };

    public bool IsOf(Route route) => Parameter switch
    {
        Block => route.DestinationCidrBlock == Text,
        Ipv6Block => route.DestinationIpv6CidrBlock == Text,
        _ => route.DestinationPrefixListId == Text,
    };

    public Route To(Route target) => Parameter switch
    {
        Block => target with { DestinationCidrBlock = Text },
        Ipv6Block => target with { DestinationIpv6CidrBlock = Text },
        _ => target with { DestinationPrefixListId = Text },
    };
}
