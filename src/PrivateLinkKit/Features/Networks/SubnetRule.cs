using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Subnets must fit into their VPC, and NAT gateways need a public subnet.</summary>
internal static class SubnetRule
{
    public static IEnumerable<StackValidationError> Check(string id, VpcBuilder vpc, EquatableList<string> zones)
    {
        if (vpc.NatGateways != NatGateways.None && vpc.Layout == SubnetLayout.PrivateOnly)
        {
            yield return new StackValidationError(
                id,
                $"{vpc.NatGateways}",
                "A NAT gateway needs a public subnet, and the VPC has none.",
                "Add WithSubnets(SubnetLayout.PublicAndPrivate).");
        }

        var count = SubnetPlan.Count(vpc, zones);
        if (count == 0 || !Ipv4Cidr.TryParse(vpc.CidrBlock, out var range))
        {
            yield break;
        }

        var prefix = SubnetPlan.PrefixLength(vpc, range, zones);
        if (prefix is < SubnetCarver.Largest or > SubnetCarver.Smallest && vpc.SubnetPrefixLength is not null)
        {
            yield return new StackValidationError(
                id,
                $"/{prefix}",
                $"AWS allows subnets of /{SubnetCarver.Largest} to /{SubnetCarver.Smallest}.",
                "Choose a size between them.");
        }
        else if (!SubnetCarver.Fits(range, count, prefix))
        {
            var smallest = vpc.SubnetPrefixLength ?? SubnetCarver.Smallest;
            yield return new StackValidationError(
                id,
                vpc.CidrBlock,
                $"{count} subnets of /{smallest} do not fit into it.",
                "Use a larger range, fewer zones, or private subnets only.");
        }
    }
}
