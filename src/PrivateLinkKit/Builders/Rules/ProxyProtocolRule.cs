namespace PrivateLinkKit.Builders.Rules;

/// <summary>AWS lets nobody change the attributes of a target group that holds an ALB, and an ALB would not understand the header.</summary>
internal sealed class ProxyProtocolRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack)
    {
        if (stack is { Alb: not null, Nlb: NlbDraft.Created { Nlb.SendsProxyProtocol: true } })
        {
            yield return new StackFault(
                Part.Nlb(stack),
                "",
                "An NLB cannot send the PROXY protocol to an ALB.",
                "Leave out ProxyProtocol(), or the ALB: an NLB right in front of the tasks can tell them who is calling.");
        }
    }
}
