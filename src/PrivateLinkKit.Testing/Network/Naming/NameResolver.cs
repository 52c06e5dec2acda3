using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>What names mean to somebody inside a VPC.</summary>
internal sealed class NameResolver(TargetPicker picker)
{
    /// <summary>The addresses of a name, in turn; nothing for a name that nobody knows here.</summary>
    public IReadOnlyList<IPAddress> Resolve(NetworkMap map, Place from, string host, bool onlyLook)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var vpc = map.Vpcs[from.VpcId];
        var name = host.TrimEnd('.').ToLowerInvariant();
        var places = vpc.HasDns ? Find(map, vpc, name) : [];
        return places.Count < 2 ? [.. places.Select(place => place.Address)] : InTurn(name, places, onlyLook);
    }

    private IReadOnlyList<Place> Find(NetworkMap map, Vpc vpc, string name) =>
        EndpointNames(map, vpc, name) ?? BalancerNames(map, name) ?? AddressNames(map, vpc, name) ?? [];

    // The names of endpoints and load balancers are public, although the addresses are not: they mean the same everywhere.
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
        endpoint is { IsAvailable: true, PrivateName: { } own }
        && (own == name || (own.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(own[1..], StringComparison.Ordinal)));

    // Zones without a healthy target drop out; when there is no other, all stay.
    private static IReadOnlyList<Place> Served(IReadOnlyList<Place> places, Func<Place, bool> isServed) =>
        places.Where(isServed).ToList() is { Count: > 0 } served ? served : places;

    private IReadOnlyList<IPAddress> InTurn(string name, IReadOnlyList<Place> places, bool onlyLook)
    {
        var first = picker.Next(name, places, onlyLook);
        return [first.Address, .. places.Where(place => place != first).Select(place => place.Address)];
    }
}
