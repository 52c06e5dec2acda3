using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// Chooses among the record sets of a name by their routing policy. Unhealthy sets are left out, unless all are unhealthy (Route 53 developer guide,
/// "How Amazon Route 53 chooses records when health checking is configured").
/// </summary>
internal sealed class RecordChoice(TargetPicker picker)
{
    private const int MostValues = 8;

    public IEnumerable<DnsRecordSet> Of(NameView view, string key, IReadOnlyList<DnsRecordSet> sets, Func<DnsRecordSet, bool> isHealthy) => sets switch
    {
        [] or [{ Identifier: null }] => sets,
        [{ Weight: not null }, ..] => [Weighted(view, key, Healthy([.. sets.Where(set => set.Weight > 0)], sets, isHealthy))],
        [{ IsPrimary: not null }, ..] => [Healthy([.. sets.OrderByDescending(set => set.IsPrimary)], sets, isHealthy)[0]],
        _ => MultiValue(view, key, Healthy(sets, sets, isHealthy)),
    };

    private static IReadOnlyList<DnsRecordSet> Healthy(
        IReadOnlyList<DnsRecordSet> preferred, IReadOnlyList<DnsRecordSet> all, Func<DnsRecordSet, bool> isHealthy) =>
        preferred.Where(isHealthy).ToList() is { Count: > 0 } healthy ? healthy
        : all.Where(isHealthy).ToList() is { Count: > 0 } others ? others
        : preferred is [] ? all : preferred;

    // Weights are spread evenly over the turns: three to one is not three in a row.
    private DnsRecordSet Weighted(NameView view, string key, IReadOnlyList<DnsRecordSet> sets)
    {
        List<(double At, DnsRecordSet Set)> turns =
        [
            .. from set in sets
               let weight = Math.Max(set.Weight ?? 0, 1)
               from turn in Enumerable.Range(0, (int)weight)
               select ((turn + 0.5) / weight, set),
        ];
        return picker.Next(key, [.. turns.OrderBy(turn => turn.At)], view.OnlyLook).Set;
    }

    private IEnumerable<DnsRecordSet> MultiValue(NameView view, string key, IReadOnlyList<DnsRecordSet> sets)
    {
        var first = picker.Next(key, [.. Enumerable.Range(0, sets.Count)], view.OnlyLook);
        return Enumerable.Range(first, Math.Min(sets.Count, MostValues)).Select(i => sets[i % sets.Count]);
    }
}
