using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Changes the order of rules.</summary>
internal static class RulePriorities
{
    public static SetRulePrioritiesResult Set(ServiceCall call, SetRulePrioritiesRequest request)
    {
        var region = call.Region;
        List<ListenerRule> changed =
        [
            .. request.RulePriorities!.Select(pair => Rules.Get(region, pair.RuleArn ?? "") with
            {
                Priority = pair.Priority ?? throw ElbV2Errors.Validation("A priority must be specified"),
            }),
        ];
        foreach (var rule in changed)
        {
            var others = region.ElbV2.RulesOf(rule.ListenerArn).Where(other => changed.TrueForAll(set => set.RuleArn != other.RuleArn)).Concat(changed);
            if (others.Any(other => other.RuleArn != rule.RuleArn && other.ListenerArn == rule.ListenerArn && other.Priority == rule.Priority))
            {
                throw ElbV2Errors.PriorityInUse(rule.Priority);
            }
        }

        changed.ForEach(region.ElbV2.Rules.Put);
        return new() { Rules = [.. changed.Select(Rules.View)] };
    }
}
