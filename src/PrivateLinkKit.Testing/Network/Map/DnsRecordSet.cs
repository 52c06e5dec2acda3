namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The records of a name and type in a zone; with a routing policy, one of several sets of them.</summary>
/// <param name="Name">The name, in lower case without the dot at its end; may start with <c>*.</c></param>
/// <param name="Type">The type, such as <c>TXT</c>.</param>
internal sealed record DnsRecordSet(string Name, string Type)
{
    /// <summary>Time for which resolvers keep the records, in seconds.</summary>
    public long Ttl { get; init; }

    /// <summary>The values as text; none for an alias.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The name whose records are returned as those of this one; null: the set has values.</summary>
    public DnsAlias? Alias { get; init; }

    /// <summary>Distinguishes the sets of a routing policy; null: there is no policy.</summary>
    public string? Identifier { get; init; }

    /// <summary>Share of the answers, relative to the other sets.</summary>
    public long? Weight { get; init; }

    /// <summary>true for the primary set of a failover, false for the secondary.</summary>
    public bool? IsPrimary { get; init; }

    /// <summary>true if answers combine the values of several sets.</summary>
    public bool IsMultiValue { get; init; }
}

/// <summary>Target of an alias.</summary>
/// <param name="ZoneId">The zone of the target.</param>
/// <param name="Name">The name of the target.</param>
/// <param name="EvaluatesHealth">true if the set counts as unhealthy while its target is.</param>
internal sealed record DnsAlias(string ZoneId, string Name, bool EvaluatesHealth);
