using System.Net;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Path of a connection's packets.</summary>
/// <param name="Drop">Reason why they are dropped; null when they arrive.</param>
/// <param name="Destination">The network interface where they arrive.</param>
/// <param name="Port">The port there.</param>
/// <param name="Source">The client's address as seen there.</param>
/// <param name="Application">The Application Load Balancer that has the interface, if one has.</param>
/// <param name="Hops">The hops so far.</param>
/// <param name="Interfaces">The network interfaces passed: the connection lives as long as all of them.</param>
/// <param name="Balancers">The load balancers passed, likewise.</param>
/// <param name="EndpointId">The endpoint passed, if any.</param>
/// <param name="Pools">The target groups from which a target was selected.</param>
/// <param name="Crossings">The passages between subnets.</param>
internal sealed record PacketPath(
    string? Drop,
    Place? Destination,
    int Port,
    IPAddress Source,
    Balancer? Application,
    IReadOnlyList<NetworkHop> Hops,
    IReadOnlyList<string> Interfaces,
    IReadOnlyList<string> Balancers,
    string? EndpointId,
    IReadOnlyList<TargetPool> Pools,
    IReadOnlyList<SubnetCrossing> Crossings)
{
    /// <summary>The load balancers that terminate TLS, from the client on.</summary>
    public IReadOnlyList<TlsTermination> Terminations { get; init; } = [];

    /// <summary>The targets that Network Load Balancers have chosen.</summary>
    public IReadOnlyList<PickedTarget> Targets { get; init; } = [];

    /// <summary>The public addresses that lead to the network interfaces passed.</summary>
    public IReadOnlyList<PublicMapping> Mappings { get; init; } = [];

    /// <summary>The client's address on the Internet; null if the path does not cross it.</summary>
    public IPAddress? Sender { get; init; }

    /// <summary>The private address where the path comes from the Internet; null if it does not.</summary>
    public IPAddress? EntryAddress { get; init; }

    /// <summary>true if a load balancer on the path prepends a PROXY protocol header.</summary>
    public bool HasProxyHeader => Application is null && Pools.Any(pool => pool.SendsProxyHeader);

    /// <summary>The API of one of AWS's own services where they arrive, if one is there.</summary>
    public ServiceApi? Api { get; init; }

    /// <summary>true if they arrive at API Gateway.</summary>
    public bool IsAtApiGateway { get; init; }

    /// <summary>Returns why a network ACL drops the client's packets now; null if none does.</summary>
    public string? RefusePackets(NetworkMap map) => Crossings.Select(crossing => crossing.RefusePackets(map)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Returns why a network ACL drops the answers now; null if none does.</summary>
    public string? RefuseAnswers(NetworkMap map) => Crossings.Select(crossing => crossing.RefuseAnswers(map)).FirstOrDefault(refusal => refusal is not null);
}
