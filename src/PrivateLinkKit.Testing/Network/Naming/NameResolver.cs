using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Resolves names to addresses, as programs at a location do.</summary>
internal sealed class NameResolver(TargetPicker picker, NameLookup lookup)
{
    /// <summary>The addresses of a name, rotated; empty for a name that is unknown here.</summary>
    public IReadOnlyList<IPAddress> Resolve(NetworkMap map, Place from, string host, bool onlyLook) =>
        IPAddress.TryParse(host, out var literal) ? [literal]
        : ViewOf(map, from, onlyLook) is not { } view ? []
        : [.. Ask(view, host, "A").Records.Where(record => record.Type is "A").Select(record => IPAddress.Parse(record.Value))];

    /// <summary>The answer to a question, its last records rotated.</summary>
    public DnsAnswer Ask(NameView view, string name, string type)
    {
        var answer = lookup.Ask(view, name, type);
        var last = answer.Records.Where(record => record.Type == type).ToList();
        if (last.Count < 2)
        {
            return answer;
        }

        var first = picker.Next($"{view.Vpc?.Id} {name} {type}", [.. Enumerable.Range(0, last.Count)], view.OnlyLook);
        return answer with { Records = [.. answer.Records.Except(last), last[first], .. last[..first], .. last[(first + 1)..]] };
    }

    /// <summary>The target groups whose health decides which zones a name resolves to.</summary>
    public IReadOnlyList<TargetPool> PoolsBehind(NetworkMap map, Place from, string host) =>
        ViewOf(map, from, onlyLook: true) is { } view ? PoolsBehind(view, host) : [];

    /// <summary>The target groups by whose health the records of a hosted zone are chosen.</summary>
    public IReadOnlyList<TargetPool> PoolsOfZone(NetworkMap map, Place from, string host) =>
        ViewOf(map, from, onlyLook: true) is { } view && NameLookup.IsHosted(view, host) ? PoolsBehind(view, host) : [];

    public IReadOnlyList<TargetPool> PoolsBehind(NameView view, string host)
    {
        var map = view.Map;
        var balancers = lookup.PlacesBehind(view with { OnlyLook = true }, host).SelectMany(place => BalancersBehind(map, place));
        return [.. balancers.DistinctBy(balancer => balancer.Arn).SelectMany(balancer => TargetPicker.PoolsOf(map, balancer)).DistinctBy(pool => pool.Arn)];
    }

    private static NameView? ViewOf(NetworkMap map, Place from, bool onlyLook) =>
        from.IsOnTheInternet ? new NameView(map, Vpc: null, onlyLook)
        : map.Vpcs[from.VpcId] is { HasDns: true } vpc ? new NameView(map, vpc, onlyLook)
        : null;

    private static IEnumerable<Balancer> BalancersBehind(NetworkMap map, Place place)
    {
        if (map.BalancersByInterface.TryGetValue(place.Id, out var own))
        {
            return [own];
        }

        IEnumerable<string> arns = map.EndpointsByInterface.TryGetValue(place.Id, out var endpoint) ? endpoint.BalancerArns : [];
        return arns.Where(map.Balancers.ContainsKey).Select(arn => map.Balancers[arn]);
    }
}
