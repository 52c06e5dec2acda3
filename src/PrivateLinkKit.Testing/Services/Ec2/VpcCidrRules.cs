using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Restrictions of further blocks of a VPC (VPC guide, "IPv4 CIDR block association restrictions").</summary>
internal static class VpcCidrRules
{
    private static readonly Cidr[] PrivateRanges = [Parse("10.0.0.0/8"), Parse("172.16.0.0/12"), Parse("192.168.0.0/16"), Parse("198.19.0.0/16")];

    public static void Check(AccountRegion region, Vpc vpc, Cidr added)
    {
        if (Restricted(Cidr.TryParse(vpc.CidrBlock)!.Value).Any(added.Overlaps))
        {
            throw Ec2Errors.CidrRestricted(added.ToString());
        }

        if (vpc.CidrBlockAssociationSet!.Any(block => Cidr.TryParse(block.CidrBlock)!.Value.Overlaps(added)))
        {
            throw Ec2Errors.CidrOverlaps(added.ToString());
        }

        var routes = region.Ec2.RouteTables.Where(table => table.VpcId == vpc.VpcId).SelectMany(table => table.Routes!);
        if (routes.FirstOrDefault(route => Cidr.TryParse(route.DestinationCidrBlock) is { } destination && added.Contains(destination)) is { } covered)
        {
            throw Ec2Errors.CidrCoversRoute(added.ToString(), covered.DestinationCidrBlock!);
        }
    }

    /// <summary>The private ranges that the primary block is not in, and what is reserved in its own range.</summary>
    private static IEnumerable<Cidr> Restricted(Cidr primary)
    {
        var own = Array.FindIndex(PrivateRanges, range => range.Contains(primary));
        IEnumerable<Cidr> others = PrivateRanges.Where((_, place) => place != own);
        return own switch
        {
            0 when Parse("10.0.0.0/15").Contains(primary) => others.Append(Parse("10.0.0.0/16")),
            1 => others.Append(Parse("172.31.0.0/16")),
            _ => others,
        };
    }

    private static Cidr Parse(string text) => Cidr.TryParse(text)!.Value;
}
