using System.Net;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The API of one of AWS's own services at public addresses.</summary>
/// <param name="Domain">Its name; those below it lead to the same addresses.</param>
/// <param name="Block">Its addresses.</param>
/// <param name="AddressOf">Returns the address of a name.</param>
/// <param name="Api">The API.</param>
internal sealed record PublicApi(string Domain, IPNetwork Block, Func<string, IPAddress> AddressOf, ServiceApi Api)
{
    public bool Has(string name) => name == Domain || name.EndsWith($".{Domain}", StringComparison.Ordinal);

    /// <summary>Returns one of its addresses as a location.</summary>
    public Place At(IPAddress address) => new(Domain, Internet.Client.Subnet, address, []);
}
