using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>A Network Load Balancer on a path that terminates TLS.</summary>
/// <param name="Tls">How its listener does.</param>
/// <param name="IsSecureBehind">true if it uses TLS to the target too.</param>
internal sealed record TlsTermination(ListenerTls Tls, bool IsSecureBehind);
