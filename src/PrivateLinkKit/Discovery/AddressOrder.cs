using System.Net;

namespace PrivateLinkKit.Discovery;

/// <summary>Order in which an endpoint's addresses are tried.</summary>
/// <param name="Regional">Addresses of the regional name, in DNS order: zones without a healthy target are omitted.</param>
/// <param name="Zonal">Addresses of the zonal names.</param>
/// <param name="Interfaces">Addresses of the endpoint's network interfaces; null: no permission to read them. If known, only they belong to
/// the endpoint.</param>
internal sealed record AddressOrder(IReadOnlyList<IPAddress> Regional, IReadOnlyList<EndpointAddress> Zonal, IReadOnlyList<EndpointAddress>? Interfaces)
{
    /// <summary>Own zone first, unless the regional name omits it: then the service is not healthy there.</summary>
    public IReadOnlyList<EndpointAddress> From(OwnZone? own)
    {
        var known = (Interfaces ?? Possible()).DistinctBy(address => address.Address).ToDictionary(address => address.Address);
        List<EndpointAddress> served =
        [
            .. from address in Regional
               where Interfaces is null ? EndpointRange.MayHold(address) : known.ContainsKey(address)
               select known.GetValueOrDefault(address) ?? new EndpointAddress(address),
        ];
        var others = Zonal.Where(address => known.ContainsKey(address.Address)).Select(address => known[address.Address]).Concat(known.Values).ToList();
        var near = (served.Count > 0 ? served : others).Where(address => own?.Holds(address) == true);
        return [.. near.Concat(served).Concat(others).Distinct()];
    }

    private IEnumerable<EndpointAddress> Possible() => Zonal.Where(at => EndpointRange.MayHold(at.Address));
}
