namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A listener with its rules, the most important first and the default, which has no conditions, last.</summary>
internal sealed record BalancerListener(int Port, IReadOnlyList<BalancerRule> Rules)
{
    public BalancerAction DefaultAction => Rules[^1].Action;
}

/// <summary>Action for requests that meet all conditions.</summary>
internal sealed record BalancerRule(IReadOnlyList<RequestCondition> Conditions, BalancerAction Action);
