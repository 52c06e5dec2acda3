using System.Text.RegularExpressions;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Checks that the ids of existing VPCs and subnets are well formed.</summary>
internal static partial class UsedVpcRule
{
    public static IEnumerable<StackValidationError> Check(string id, UsedVpcBuilder vpc)
    {
        if (!VpcId().IsMatch(vpc.VpcId))
        {
            yield return new StackValidationError(id, vpc.VpcId, "This is not the id of a VPC.", "Write it as 'vpc-0a1b2c3d4e5f60718'.");
        }

        if (vpc.SubnetIds.Count == 0)
        {
            yield return new StackValidationError(id, vpc.VpcId, "No subnet of the VPC is named.", "Add UseSubnets(…) with the subnets to use.");
        }

        foreach (var subnet in vpc.SubnetIds.Where(subnet => !SubnetId().IsMatch(subnet)))
        {
            yield return new StackValidationError(id, subnet, "This is not the id of a subnet.", "Write it as 'subnet-0a1b2c3d4e5f60718'.");
        }

        foreach (var group in vpc.SubnetIds.GroupBy(subnet => subnet).Where(group => group.Count() > 1))
        {
            yield return new StackValidationError(id, group.Key, "The subnet is named more than once.", "Name each subnet once.");
        }
    }

    [GeneratedRegex(@"^vpc-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex VpcId();

    [GeneratedRegex(@"^subnet-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex SubnetId();
}
