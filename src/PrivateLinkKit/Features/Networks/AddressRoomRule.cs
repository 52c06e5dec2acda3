using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Checks that the service's created private subnets have enough addresses for load balancers and tasks.</summary>
internal sealed class AddressRoomRule : IStackRule
{
    /// <summary>The first four addresses of a subnet and its last are AWS's own (VPC user guide, subnet sizing).</summary>
    private const int ReservedAddresses = 5;

    /// <summary>Free addresses that an ALB requires in each of its subnets, and their smallest size (ALB guide, subnets).</summary>
    private const int AlbAddresses = 8;
    private const int SmallestAlbSubnet = 27;

    private const int NlbAddresses = 1;

    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        if (stack.Network is not NetworkDraft.Created { Vpc: var vpc }
            || Inferred.ServiceZones(stack) is not { Count: > 0 } zones
            || !Ipv4Cidr.TryParse(vpc.CidrBlock, out var range)
            || SubnetPlan.PrefixLength(vpc, range, zones) is var prefix && !SubnetCarver.Fits(range, SubnetPlan.Count(vpc, zones), prefix))
        {
            return [];
        }

        return [.. Alb(stack, prefix), .. Tasks(stack, prefix, zones.Count)];
    }

    private static IEnumerable<StackValidationError> Alb(StackDraft stack, int prefix)
    {
        if (stack.Alb is AlbDraft.Created && prefix > SmallestAlbSubnet)
        {
            yield return new StackValidationError(
                LogicalIds.Alb(stack),
                $"/{prefix}",
                $"AWS does not place an ALB in subnets smaller than /{SmallestAlbSubnet}.",
                "Use a larger range for the VPC, or larger subnets.");
        }
    }

    private static IEnumerable<StackValidationError> Tasks(StackDraft stack, int prefix, int zones)
    {
        var balancers = (stack.Nlb is NlbDraft.Created ? NlbAddresses : 0) + (stack.Alb is AlbDraft.Created ? AlbAddresses : 0);
        var free = zones * ((1 << (32 - prefix)) - ReservedAddresses - balancers);
        if (stack.Workload is { DesiredCount: var count } && count > Math.Max(free, 0))
        {
            yield return new StackValidationError(
                LogicalIds.Vpc(stack),
                $"{count} tasks",
                $"Each task takes an address, and the {zones} private subnets of /{prefix} have {Math.Max(free, 0)} left.",
                "Use a larger range for the VPC or larger subnets, or run fewer tasks.");
        }
    }
}
