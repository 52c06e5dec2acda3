namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A member of the result of a REST operation, and the part of the HTTP answer that carries it.</summary>
internal sealed record ResultMember(string WireName, MemberPlace Place);
