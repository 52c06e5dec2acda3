namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The reading of one request: what was wrong with it, and which members it set.</summary>
internal sealed class WireReading(WireStyle style, DefaultValues defaults)
{
    private readonly List<WireFault> _faults = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public WireStyle Style => style;

    public IReadOnlyList<WireFault> Faults => _faults;

    /// <summary>Every member that was set, by property names without list places: <c>SubnetMappings</c>, <c>SubnetMappings.AllocationId</c>.</summary>
    public IReadOnlySet<string> Members => _members;

    public void Report(WireFaultKind kind, string path, string reason, string found = "") => _faults.Add(new WireFault(kind, path, reason, found));

    /// <summary>Whether a member is given its default, and so counts as not set.</summary>
    public bool IsDefault(string member, WireValue value) => defaults.Has(member, value, style);

    public void Saw(string member) => _members.Add(member);
}
