namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Result of reading one request: its errors, and the members it set.</summary>
internal sealed class WireReading(WireStyle style, DefaultValues defaults)
{
    private readonly List<WireError> _faults = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public WireStyle Style => style;

    public IReadOnlyList<WireError> Faults => _faults;

    /// <summary>Members that were set, by property names without list indexes: <c>SubnetMappings</c>, <c>SubnetMappings.AllocationId</c>.</summary>
    public IReadOnlySet<string> Members => _members;

    public void Report(WireErrorKind kind, string path, string reason, string found = "") => _faults.Add(new WireError(kind, path, reason, found));

    /// <summary>Returns true if a member has its default value, and so counts as not set.</summary>
    public bool IsDefault(string member, WireValue value) => defaults.Has(member, value, style);

    public void Saw(string member) => _members.Add(member);
}
