namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A member of a request: our property, its name on the wire, and what AWS insists on.</summary>
/// <param name="Property">Our name.</param>
/// <param name="WireName">AWS's name.</param>
/// <param name="IsRequired">Whether AWS insists on it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Least">The least it may be, or its least length.</param>
/// <param name="Most">The most it may be, or its greatest length.</param>
internal sealed record RequestMember(string Property, string WireName, bool IsRequired, WireType Type, long? Least = null, long? Most = null);
