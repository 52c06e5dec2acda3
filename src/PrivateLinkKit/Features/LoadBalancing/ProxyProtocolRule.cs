namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// Refuses the PROXY protocol in front of an ALB: AWS does not allow changing the attributes of an ALB-type target group, and an ALB does not
/// understand the header.
/// </summary>
internal static class ProxyProtocolRule
{
    public static IEnumerable<StackValidationError> Check(string id, NlbBuilder nlb, ServiceTargets targets)
    {
        if (nlb.SendsProxyProtocol && targets.LoadBalancerArn is not null)
        {
            yield return new StackValidationError(
                id,
                "",
                "An NLB cannot send the PROXY protocol to an ALB.",
                "Leave out ProxyProtocol(), or the ALB: only an NLB directly in front of the tasks can send the header.");
        }
    }
}
