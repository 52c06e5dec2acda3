namespace PrivateLinkKit.Features.Fargate;

/// <summary>
/// Requires a NAT gateway in a created VPC: without one the tasks cannot reach an image registry and never start. Limits the subnets of an existing one.
/// </summary>
internal static class FargateNetworkRule
{
    /// <summary>Maximum number of subnets of an ECS service.</summary>
    private const int MaxServiceSubnets = 16;

    public static IEnumerable<StackValidationError> Check(UnitNetwork network)
    {
        if (network is { IsCreated: true, HasNatGateways: false })
        {
            yield return new StackValidationError(
                $"{network.Id}",
                $"{NatGateways.None}",
                "Tasks in private subnets without a NAT gateway cannot pull their image.",
                "Keep public subnets and add WithNatGateways(NatGateways.One), or use an existing VPC that reaches the registry.");
        }

        if (network is { IsCreated: false, PrivateSubnetIds.Count: > MaxServiceSubnets and var count })
        {
            yield return new StackValidationError(
                $"{network.Id}",
                $"{count} subnets",
                $"An ECS service runs in at most {MaxServiceSubnets} subnets.",
                "Name fewer, one in each zone.");
        }
    }
}
