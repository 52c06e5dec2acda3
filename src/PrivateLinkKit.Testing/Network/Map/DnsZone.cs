namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A hosted zone as its name servers have it.</summary>
internal sealed class DnsZone
{
    private readonly Dictionary<string, List<DnsRecordSet>> _names = new(StringComparer.Ordinal);

    /// <param name="id">Its id.</param>
    /// <param name="name">Its domain, in lower case without the dot at its end.</param>
    /// <param name="vpcIds">The VPCs that a private zone is visible in; null: it is public.</param>
    /// <param name="records">Its record sets.</param>
    public DnsZone(string id, string name, IReadOnlyCollection<string>? vpcIds, IEnumerable<DnsRecordSet> records)
    {
        (Id, Name, VpcIds) = (id, name, vpcIds);
        foreach (var set in records)
        {
            At(set.Name).Add(set);

            // The names between a record and its zone exist too, without records.
            for (var parent = Parent(set.Name); parent != name && IsWithin(parent, name) && !_names.ContainsKey(parent); parent = Parent(parent))
            {
                At(parent);
            }
        }
    }

    public string Id { get; }

    public string Name { get; }

    public IReadOnlyCollection<string>? VpcIds { get; }

    /// <summary>Returns true if a name is a domain or below it; the root has the empty name.</summary>
    public static bool IsWithin(string name, string domain) => domain is "" || name == domain || name.EndsWith($".{domain}", StringComparison.Ordinal);

    /// <summary>Returns the record sets of a name, of its own or of the wildcard that covers it; null: the name does not exist.</summary>
    public IReadOnlyList<DnsRecordSet>? Find(string name)
    {
        if (_names.TryGetValue(name, out var own))
        {
            return own;
        }

        var parent = name;
        do
        {
            parent = Parent(parent);
            if (_names.TryGetValue($"*.{parent}", out var wildcard))
            {
                return wildcard;
            }
        }
        while (parent != Name && IsWithin(parent, Name) && !_names.ContainsKey(parent));
        return null;
    }

    /// <summary>Returns the NS records at or above a name, by which the zone delegates it to other name servers; null: it does not.</summary>
    public DnsRecordSet? DelegationOf(string name)
    {
        DnsRecordSet? highest = null;
        for (var at = name; at != Name && IsWithin(at, Name); at = Parent(at))
        {
            highest = _names.GetValueOrDefault(at)?.Find(set => set.Type is "NS") ?? highest;
        }

        return highest;
    }

    private List<DnsRecordSet> At(string name) => _names.TryGetValue(name, out var sets) ? sets : _names[name] = [];

    private static string Parent(string name) => name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : "";
}
