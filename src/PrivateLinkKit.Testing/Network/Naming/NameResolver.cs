using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Resolves names inside a VPC.</summary>
internal sealed class NameResolver(TargetPicker picker)
{
    /// <summary>The addresses of a name, rotated; empty for a name that is unknown here.</summary>
    public IReadOnlyList<IPAddress> Resolve(NetworkMap map, Place from, string host, bool onlyLook)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var places = Find(map, from, host);
        return places.Count < 2 ? [.. places.Select(place => place.Address)] : InTurn(Normalise(host), places, onlyLook);
    }

    /// <summary>The target groups whose health decides which zones a name resolves to.</summary>
    public IReadOnlyList<TargetPool> PoolsBehind(NetworkMap map, Place from, string host)
    {
        var balancers = Find(map, from, host).SelectMany(place => BalancersBehind(map, place)).DistinctBy(balancer => balancer.Arn);
        return [.. balancers.SelectMany(balancer => TargetPicker.PoolsOf(map, balancer)).DistinctBy(pool => pool.Arn)];
    }

    private static IEnumerable<Balancer> BalancersBehind(NetworkMap map, Place place)
    {
        if (map.BalancersByInterface.TryGetValue(place.Id, out var own))
        {
            return [own];
        }

        IEnumerable<string> arns = map.EndpointsByInterface.TryGetValue(place.Id, out var endpoint) ? endpoint.BalancerArns : [];
        return arns.Where(map.Balancers.ContainsKey).Select(arn => map.Balancers[arn]);
    }

    private IReadOnlyList<Place> Find(NetworkMap map, Place from, string host)
    {
        var (vpc, name) = (map.Vpcs[from.VpcId], Normalise(host));
        return vpc.HasDns ? EndpointNames(map, vpc, name) ?? BalancerNames(map, name) ?? AddressNames(map, vpc, name) ?? [] : [];
    }

    private static string Normalise(string host) => host.TrimEnd('.').ToLowerInvariant();

    // The names of endpoints and load balancers are public, although the addresses are private: they resolve to the same addresses everywhere.
    private IReadOnlyList<Place>? EndpointNames(NetworkMap map, Vpc vpc, string name)
    {
        foreach (var endpoint in map.Endpoints)
        {
            if (endpoint.RegionalName == name || (endpoint.VpcId == vpc.Id && IsPrivateName(endpoint, name)))
            {
                return Served(endpoint.Interfaces, at => endpoint.BalancerArns
                    .Select(arn => map.Balancers.GetValueOrDefault(arn))
                    .Any(balancer => balancer?.NodeIn(at.Subnet.ZoneId) is { } node && picker.IsServed(map, balancer, node)));
            }

            if (endpoint.Interfaces.FirstOrDefault(place => endpoint.ZonalNames.GetValueOrDefault(place.Id) == name) is { } zonal)
            {
                return [zonal];
            }
        }

        return null;
    }

    private IReadOnlyList<Place>? BalancerNames(NetworkMap map, string name)
    {
        foreach (var balancer in map.Balancers.Values)
        {
            var balancerName = balancer.DnsName.ToLowerInvariant();
            if (balancerName == name)
            {
                return Served(balancer.Nodes, node => picker.IsServed(map, balancer, node));
            }

            if (!balancer.IsApplication && name.EndsWith($".{balancerName}", StringComparison.Ordinal))
            {
                return [.. balancer.Nodes.Where(node => name == $"{node.Subnet.ZoneName}.{balancerName}")];
            }
        }

        return null;
    }

    // ip-10-0-0-7.eu-west-1.compute.internal, or ip-10-0-0-7.ec2.internal in us-east-1.
    private static IReadOnlyList<Place>? AddressNames(NetworkMap map, Vpc vpc, string name)
    {
        var suffix = vpc.RegionName is "us-east-1" ? ".ec2.internal" : $".{vpc.RegionName}.compute.internal";
        return name.StartsWith("ip-", StringComparison.Ordinal)
            && name.EndsWith(suffix, StringComparison.Ordinal)
            && IPAddress.TryParse(name[3..^suffix.Length].Replace('-', '.'), out var address)
            && map.Addresses.TryGetValue((vpc.Id, address), out var place)
                ? [place]
                : null;
    }

    private static bool IsPrivateName(Endpoint endpoint, string name) =>
        endpoint.IsAvailable && endpoint.PrivateNames.Any(own =>
            own == name || (own.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(own[1..], StringComparison.Ordinal)));

    // Zones without a healthy target are omitted, unless no zone has one.
    private static IReadOnlyList<Place> Served(IReadOnlyList<Place> places, Func<Place, bool> isServed) =>
        places.Where(isServed).ToList() is { Count: > 0 } served ? served : places;

    private IReadOnlyList<IPAddress> InTurn(string name, IReadOnlyList<Place> places, bool onlyLook)
    {
        var first = picker.Next(name, places, onlyLook);
        return [first.Address, .. places.Where(place => place != first).Select(place => place.Address)];
    }
}
