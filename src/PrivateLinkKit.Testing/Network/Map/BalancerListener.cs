namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A listener with its rules, the most important first and the default, which always applies, last.</summary>
internal sealed record BalancerListener(string Arn, int Port, IReadOnlyList<BalancerRule> Rules)
{
    public BalancerAction DefaultAction => Rules[^1].Action;
}

/// <summary>What to do with requests for which all conditions hold.</summary>
internal sealed record BalancerRule(IReadOnlyList<BalancerCondition> Conditions, BalancerAction Action);

/// <summary>A field of a request that must match one of the patterns; <c>*</c> and <c>?</c> are wildcards.</summary>
internal sealed record BalancerCondition(string Field, IReadOnlyList<string> Patterns);

internal abstract record BalancerAction;

/// <summary>Sends to a target group; several share the requests by weight.</summary>
internal sealed record ForwardAction(IReadOnlyList<(string PoolArn, int Weight)> Pools) : BalancerAction;

/// <summary>Answers by itself.</summary>
internal sealed record FixedResponseAction(int Status, string? ContentType, string? Body) : BalancerAction;

/// <summary>Sends the client elsewhere; <c>#{host}</c> and the like stand for parts of the request.</summary>
internal sealed record RedirectAction(int Status, string Protocol, string Host, string Port, string Path, string Query) : BalancerAction;
