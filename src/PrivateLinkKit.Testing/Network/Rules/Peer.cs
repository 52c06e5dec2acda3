using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>The other side of a connection, as a security-group rule sees it.</summary>
internal sealed record Peer(IPAddress Address, IReadOnlyCollection<string> GroupIds);
