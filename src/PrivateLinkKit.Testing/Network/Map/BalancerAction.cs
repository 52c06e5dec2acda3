namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>What a listener does with a connection or request.</summary>
internal abstract record BalancerAction
{
    /// <summary>Forwards it to one of several target groups.</summary>
    internal sealed record Forward(IReadOnlyList<WeightedPool> Pools) : BalancerAction
    {
        /// <summary>Time for which requests of one client go to the same group; null: they do not.</summary>
        public TimeSpan? StickyFor { get; init; }
    }

    /// <summary>Answers a request with a fixed text.</summary>
    internal sealed record FixedResponse(int Status, string? ContentType, string? Body) : BalancerAction;

    /// <summary>Redirects a request. The parts of the address may have placeholders, as in <c>/new/#{path}</c>; null keeps a part.</summary>
    internal sealed record Redirect(bool IsPermanent) : BalancerAction
    {
        public string? Protocol { get; init; }

        public string? Host { get; init; }

        public string? Port { get; init; }

        public string? Path { get; init; }

        public string? Query { get; init; }
    }
}

/// <summary>A target group with its share of the requests.</summary>
internal sealed record WeightedPool(string Arn, int Weight = 1);
