using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Records in public DNS that no zone of Route 53 has: those of domains that are hosted elsewhere.</summary>
internal sealed class PublicRecords
{
    private const long Ttl = 60;

    private readonly Lock _changing = new();
    private long _version;
    private readonly Dictionary<(string Name, string Type), DnsRecordSet> _sets = [];

    /// <summary>All records, as one zone.</summary>
    public DnsZone Zone { get; private set; } = Nothing;

    /// <summary>Incremented with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    private static DnsZone Nothing { get; } = new("", "", vpcIds: null, [], number: 0);

    public void Set(string name, string type, IReadOnlyList<string> values) =>
        Change(() => _sets[(name, type)] = new DnsRecordSet(name, type) { Ttl = Ttl, Values = values });

    public bool Remove(string name, string type) => Change(() => _sets.Remove((name, type)));

    public void Clear() => Change(() =>
    {
        _sets.Clear();
        return true;
    });

    /// <summary>Returns true if there are records within a domain.</summary>
    public bool HasAnyIn(string domain)
    {
        lock (_changing)
        {
            return _sets.Keys.Any(set => DomainName.IsWithin(set.Name, domain));
        }
    }

    /// <summary>Returns true if there are records of a name itself.</summary>
    public bool HasAnyAt(string name)
    {
        lock (_changing)
        {
            return _sets.Keys.Any(set => set.Name == name);
        }
    }

    private T Change<T>(Func<T> change)
    {
        lock (_changing)
        {
            var result = change();
            Zone = _sets.Count is 0 ? Nothing : new DnsZone("", "", vpcIds: null, [.. _sets.Values], number: 0);
            _version++;
            return result;
        }
    }
}
