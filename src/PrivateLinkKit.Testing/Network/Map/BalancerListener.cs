using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A listener with its rules, the most important first and the default, which has no conditions, last.</summary>
internal sealed record BalancerListener(int Port, IReadOnlyList<BalancerRule> Rules)
{
    public Action DefaultAction => Rules[^1].Action;
}

/// <summary>What to do with requests for which all conditions hold.</summary>
internal sealed record BalancerRule(IReadOnlyList<RuleCondition> Conditions, Action Action);
