namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A member of a request: our property, its name on the wire, and whether AWS insists on it.</summary>
internal sealed record RequestMember(string Property, string WireName, bool IsRequired);
