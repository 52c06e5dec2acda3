using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// Refuses the PROXY protocol in front of an ALB: AWS does not allow changing the attributes of an ALB-type target group, and an ALB does not
/// understand the header.
/// </summary>
internal sealed class ProxyProtocolRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        if (stack is { Alb: not null, Nlb: NlbDraft.Created { Nlb.SendsProxyProtocol: true } })
        {
            yield return new StackValidationError(
                LogicalIds.Nlb(stack),
                "",
                "An NLB cannot send the PROXY protocol to an ALB.",
                "Leave out ProxyProtocol(), or the ALB: only an NLB directly in front of the tasks can send the header.");
        }
    }
}
