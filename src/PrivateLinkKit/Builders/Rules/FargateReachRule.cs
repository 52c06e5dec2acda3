namespace PrivateLinkKit.Builders.Rules;

/// <summary>In a VPC of ours nothing but a NAT gateway leads to an image registry, so that tasks would never start.</summary>
internal sealed class FargateReachRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack)
    {
        if (stack is { Workload: not null, Network: NetworkDraft.Created { Vpc.NatGateways: NatGateways.None } })
        {
            yield return new StackFault(
                Part.Vpc(stack),
                $"{NatGateways.None}",
                "Tasks in private subnets without a NAT gateway cannot pull their image.",
                "Keep public subnets and add WithNatGateways(NatGateways.One), or use an existing VPC that reaches the registry.");
        }
    }
}
