using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The rules of listeners of Application Load Balancers.</summary>
internal static class Rules
{
    public static CreateRuleResult Create(ServiceCall call, CreateRuleRequest request)
    {
        var region = call.Region;
        var (listener, balancer) = Parents(region, request.ListenerArn!);
        if (region.ElbV2.RulesOf(listener.ListenerArn!).Any(rule => rule.Priority == request.Priority))
        {
            throw ElbV2Errors.PriorityInUse(request.Priority!.Value);
        }

        ElbV2Quotas.Rule(region, balancer.LoadBalancerArn!);
        var rule = new ListenerRule(
            ElbV2Arns.Rule(region, listener.ListenerArn!),
            listener.ListenerArn!,
            request.Priority!.Value,
            RuleConditions.Check(request.Conditions),
            ListenerActions.Check(region, balancer, listener.Protocol!, request.Actions));
        var tags = Tagging.Check(request.Tags);
        region.ElbV2.Rules.Put(rule);
        Tagging.Set(region, rule.RuleArn, tags);
        return new CreateRuleResult { Rules = [View(rule)] };
    }

    public static DescribeRulesResult Describe(ServiceCall call, DescribeRulesRequest request)
    {
        Markers.CheckCount(request.RuleArns, "rules");
        var found = (request.ListenerArn, request.RuleArns ?? []) switch
        {
            ({ } listener, []) => AllOf(call.Region, Parents(call.Region, listener).Listener),
            (null, { Count: > 0 } arns) => arns.Distinct().Select(arn => Find(call.Region, arn) ?? throw ElbV2Errors.RuleNotFound()),
            _ => throw ElbV2Errors.Validation("You must specify either listener rule ARNs or a listener ARN"),
        };
        var (page, next) = Markers.Page(found, Order, request.Marker, request.PageSize);
        return new DescribeRulesResult { Rules = page, NextMarker = next };
    }

    public static ModifyRuleResult Modify(ServiceCall call, ModifyRuleRequest request)
    {
        var region = call.Region;
        var rule = Get(region, request.RuleArn!);
        var (listener, balancer) = Parents(region, rule.ListenerArn);
        var changed = rule with
        {
            Conditions = request.Conditions is null ? rule.Conditions : RuleConditions.Check(request.Conditions),
            Actions = request.Actions is null ? rule.Actions : ListenerActions.Check(region, balancer, listener.Protocol!, request.Actions),
        };
        region.ElbV2.Rules.Put(changed);
        return new ModifyRuleResult { Rules = [View(changed)] };
    }

    public static DeleteRuleResult Delete(ServiceCall call, DeleteRuleRequest request)
    {
        Remove(call.Region, Get(call.Region, request.RuleArn!));
        return new DeleteRuleResult();
    }

    public static void Remove(AccountRegion region, ListenerRule rule)
    {
        region.ElbV2.Rules.Remove(rule.RuleArn);
        region.ElbV2.Tags.Remove(rule.RuleArn);
    }

    private static (Listener Listener, LoadBalancer Balancer) Parents(AccountRegion region, string listenerArn)
    {
        var listener = Listeners.Get(region, listenerArn);
        return ElbProtocols.IsHttp(listener.Protocol!)
            ? (listener, LoadBalancers.Get(region, listener.LoadBalancerArn!))
            : throw ElbV2Errors.UnsupportedProtocol($"Listeners with the protocol '{listener.Protocol}' do not have rules");
    }

    public static ListenerRule Get(AccountRegion region, string arn) => region.ElbV2.Rules.Find(arn)
        ?? throw (Default(region, arn) is null ? ElbV2Errors.RuleNotFound() : ElbV2Errors.DefaultRule(arn));

    private static Rule? Find(AccountRegion region, string arn) => region.ElbV2.Rules.Find(arn) is { } rule ? View(rule) : Default(region, arn);

    private static IEnumerable<Rule> AllOf(AccountRegion region, Listener listener) =>
        region.ElbV2.RulesOf(listener.ListenerArn!).Select(View).Append(Default(region, listener));

    private static Rule? Default(AccountRegion region, string arn) => region.ElbV2.Listeners
        .Where(listener => ElbProtocols.IsHttp(listener.Protocol!))
        .Select(listener => Default(region, listener))
        .FirstOrDefault(rule => rule.RuleArn == arn);

    private static Rule Default(AccountRegion region, Listener listener) => new()
    {
        RuleArn = ElbV2Arns.DefaultRule(region, listener.ListenerArn!),
        Priority = "default",
        Conditions = [],
        Actions = listener.DefaultActions,
        IsDefault = true,
    };

    public static Rule View(ListenerRule rule) => new()
    {
        RuleArn = rule.RuleArn,
        Priority = $"{rule.Priority}",
        Conditions = rule.Conditions,
        Actions = rule.Actions,
        IsDefault = false,
    };

    // Digits sort before the word "default".
    private static string Order(Rule rule) => $"{rule.Priority!.PadLeft(7, '0')} {rule.RuleArn}";
}
