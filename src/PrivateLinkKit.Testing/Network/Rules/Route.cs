using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>One route of a route table; the target is <c>local</c> or the id of a gateway.</summary>
internal sealed record Route(IPNetwork Destination, string Target, bool IsBlackhole = false)
{
    public const string Local = "local";
}
