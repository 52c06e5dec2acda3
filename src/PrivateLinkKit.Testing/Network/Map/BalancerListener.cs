namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A listener with its rules, the most important first and the default, which has no conditions, last.</summary>
internal sealed record BalancerListener(int Port, IReadOnlyList<BalancerRule> Rules)
{
    public string Arn { get; init; } = "";

    /// <summary>How it terminates TLS; null: it does not.</summary>
    public ListenerTls? Tls { get; init; }

    /// <summary>true if it takes UDP, which the virtual network does not carry.</summary>
    public bool IsDatagram { get; init; }

    public BalancerAction DefaultAction => Rules[^1].Action;
}

/// <summary>Action for requests that meet all conditions.</summary>
internal sealed record BalancerRule(IReadOnlyList<RequestCondition> Conditions, BalancerAction Action);
