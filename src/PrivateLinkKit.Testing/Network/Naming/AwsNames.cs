using System.Net;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>
/// The names that AWS gives endpoints, load balancers and, inside a VPC, network interfaces. Those of endpoints and load balancers are public, although the
/// addresses may be private: they resolve to the same addresses everywhere.
/// </summary>
internal sealed class AwsNames(TargetPicker picker)
{
    // Load balancers have names with this prefix too, for both address families.
    private const string DualStack = "dualstack.";

    /// <summary>Returns the addresses of a name with their network interfaces; null: it does not exist.</summary>
    public IReadOnlyList<NamedPlace>? Find(NameView view, string name) =>
        OfEndpoint(view.Map, name)?.Select(NamedPlace.Private).ToList()
        ?? OfBalancer(view.Map, name)
        ?? (view.Map.Apis.TryGetValue(name, out var api) ? new List<NamedPlace> { NamedPlace.Public(api.FrontDoor) } : null)
        ?? OfPublicHost(view, name)
        ?? OfPublicApi(view.Map, name)
        ?? (view.Vpc is { } vpc ? OfAddress(view.Map, vpc, name) : null);

    /// <summary>
    /// Returns true for an available endpoint, and for a load balancer whose target groups all have a healthy target (botocore, <c>EvaluateTargetHealth</c>).
    /// </summary>
    public bool IsHealthy(NameView view, string name) =>
        EndpointOf(view.Map, name) is { } endpoint ? endpoint.IsAvailable
        : BalancerOf(view.Map, name) is { } balancer
            && TargetPicker.PoolsOf(view.Map, balancer).ToList() is { Count: > 0 } pools && pools.TrueForAll(picker.HasHealthyTarget);

    private IReadOnlyList<Place>? OfEndpoint(NetworkMap map, string name) =>
        EndpointOf(map, name) is not { } endpoint ? null
        : Fits(endpoint.RegionalName, name) ? Served(endpoint.Interfaces, at => IsServed(map, endpoint, at))
        : [endpoint.Interfaces.First(place => Fits(endpoint.ZonalNames.GetValueOrDefault(place.Id), name))];

    // Names of S3's endpoints begin with *.
    private static Endpoint? EndpointOf(NetworkMap map, string name) =>
        DomainName.Upwards(name).Skip(1).Select(domain => $"*.{domain}").Prepend(name).SelectMany(own => map.EndpointsByName[own]).FirstOrDefault();

    private static bool Fits(string? own, string name) =>
        own == name || (own?.StartsWith("*.", StringComparison.Ordinal) is true && name.EndsWith(own[1..], StringComparison.Ordinal));

    private bool IsServed(NetworkMap map, Endpoint endpoint, Place at) =>
        !at.IsOutOfNames
        && (endpoint.Api is not null || map.NodesBehind(endpoint, at).Any(behind => picker.IsServed(map, behind.Balancer, behind.Node)));

    private List<NamedPlace>? OfBalancer(NetworkMap map, string name)
    {
        if (BalancerOf(map, name) is not { } balancer)
        {
            return null;
        }

        var nodes = balancer.IsApplication ? [] : balancer.Nodes.Where(node => name == balancer.NameIn(node)).ToList();
        var found = nodes is [] ? Served(balancer.Nodes, node => picker.IsServed(map, balancer, node)) : nodes;
        return [.. found.Select(node => balancer.IsInternetFacing ? NamedPlace.Public(node) : NamedPlace.Private(node))];
    }

    private static Balancer? BalancerOf(NetworkMap map, string name) => map.BalancersByName[WithoutDualStack(name)].FirstOrDefault();

    private static string WithoutDualStack(string name) => name.StartsWith(DualStack, StringComparison.Ordinal) ? name[DualStack.Length..] : name;

    // ec2-198-18-0-1.eu-west-1.compute.amazonaws.com: its VPC resolves it to the private address.
    private static List<NamedPlace>? OfPublicHost(NameView view, string name) =>
        name.StartsWith("ec2-", StringComparison.Ordinal)
        && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && IPAddress.TryParse(name[4..dot].Replace('-', '.'), out var address)
        && view.Map.PublicAddresses.TryGetValue(address, out var place)
        && view.Map.Vpcs[place.VpcId].PublicDomain == name[(dot + 1)..]
            ? [view.Vpc?.Id == place.VpcId ? NamedPlace.Private(place) : NamedPlace.Public(place)]
            : null;

    private static List<NamedPlace>? OfPublicApi(NetworkMap map, string name) =>
        map.PublicApis.FirstOrDefault(api => api.Has(name)) is { } found ? [NamedPlace.Private(found.At(found.AddressOf(name)))] : null;

    // ip-10-0-0-7.eu-west-1.compute.internal, or ip-10-0-0-7.ec2.internal in us-east-1.
    private static List<NamedPlace>? OfAddress(NetworkMap map, Vpc vpc, string name)
    {
        var suffix = vpc.RegionName is "us-east-1" ? ".ec2.internal" : $".{vpc.RegionName}.compute.internal";
        return name.StartsWith("ip-", StringComparison.Ordinal)
            && name.EndsWith(suffix, StringComparison.Ordinal)
            && IPAddress.TryParse(name[3..^suffix.Length].Replace('-', '.'), out var address)
            && map.Addresses.TryGetValue((vpc.Id, address), out var place)
                ? [NamedPlace.Private(place)]
                : null;
    }

    // Zones without a healthy target are omitted, unless no zone has one.
    private static IReadOnlyList<Place> Served(IReadOnlyList<Place> places, Func<Place, bool> isServed) =>
        places.Where(isServed).ToList() is { Count: > 0 } served ? served : places;
}
