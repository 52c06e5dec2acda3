using System.Net;

namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>The other side of a connection, for security-group rules.</summary>
internal sealed record Peer(IPAddress Address, IReadOnlyCollection<string> GroupIds);
