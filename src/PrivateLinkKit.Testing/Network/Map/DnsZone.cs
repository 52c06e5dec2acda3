using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A hosted zone as its name servers have it.</summary>
internal sealed class DnsZone
{
    private readonly IEnumerable<DnsRecordSet> _records;

    /// <param name="id">Its id.</param>
    /// <param name="name">Its domain, in lower case without the dot at its end.</param>
    /// <param name="vpcIds">The VPCs that a private zone is visible in; null: it is public.</param>
    /// <param name="records">Its record sets, which are read for the first question: most versions of a zone are never asked for.</param>
    /// <param name="number">Its number: older zones have lower ones.</param>
    public DnsZone(string id, string name, IReadOnlyCollection<string>? vpcIds, IEnumerable<DnsRecordSet> records, long number)
    {
        (Id, Name, VpcIds, Number, _records) = (id, name, vpcIds, number, records);
    }

    public string Id { get; }

    public string Name { get; }

    public IReadOnlyCollection<string>? VpcIds { get; }

    public long Number { get; }

    private Dictionary<string, List<DnsRecordSet>> Names => field ??= ReadNames();

    /// <summary>Returns the record sets of a name, of its own or of the wildcard that covers it; null: the name does not exist.</summary>
    public IReadOnlyList<DnsRecordSet>? Find(string name)
    {
        if (Names.TryGetValue(name, out var own))
        {
            return own;
        }

        var parent = name;
        do
        {
            parent = DomainName.Parent(parent);
            if (Names.TryGetValue($"*.{parent}", out var wildcard))
            {
                return wildcard;
            }
        }
        while (parent != Name && DomainName.IsWithin(parent, Name) && !Names.ContainsKey(parent));
        return null;
    }

    /// <summary>Returns the NS records at or above a name, by which the zone delegates it to other name servers; null: it does not.</summary>
    public DnsRecordSet? DelegationOf(string name)
    {
        DnsRecordSet? highest = null;
        for (var at = name; at != Name && DomainName.IsWithin(at, Name); at = DomainName.Parent(at))
        {
            highest = Names.GetValueOrDefault(at)?.Find(set => set.Type is "NS") ?? highest;
        }

        return highest;
    }

    private Dictionary<string, List<DnsRecordSet>> ReadNames()
    {
        var names = new Dictionary<string, List<DnsRecordSet>>(StringComparer.Ordinal);
        foreach (var set in _records)
        {
            At(set.Name).Add(set);

            // The names between a record and its zone exist too, without records.
            var parent = DomainName.Parent(set.Name);
            for (; parent != Name && DomainName.IsWithin(parent, Name) && !names.ContainsKey(parent); parent = DomainName.Parent(parent))
            {
                At(parent);
            }
        }

        return names;

        List<DnsRecordSet> At(string name) => names.TryGetValue(name, out var sets) ? sets : names[name] = [];
    }
}
