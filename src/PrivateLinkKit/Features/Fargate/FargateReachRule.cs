using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>Requires a NAT gateway in a created VPC: without one the tasks cannot reach an image registry and never start.</summary>
internal sealed class FargateReachRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        if (stack is { Workload: not null, Network: NetworkDraft.Created { Vpc.NatGateways: NatGateways.None } })
        {
            yield return new StackValidationError(
                LogicalIds.Vpc(stack),
                $"{NatGateways.None}",
                "Tasks in private subnets without a NAT gateway cannot pull their image.",
                "Keep public subnets and add WithNatGateways(NatGateways.One), or use an existing VPC that reaches the registry.");
        }
    }
}
