namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A member of a request: property, wire name and constraints.</summary>
/// <param name="Property">Name of the property.</param>
/// <param name="WireName">AWS's name.</param>
/// <param name="IsRequired">true if AWS requires it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Least">Minimum value or length.</param>
/// <param name="Most">Maximum value or length.</param>
internal sealed record RequestMember(string Property, string WireName, bool IsRequired, WireType Type, long? Least = null, long? Most = null)
{
    /// <summary>Part of the HTTP request that carries it.</summary>
    public MemberPlace Place { get; init; }
}
