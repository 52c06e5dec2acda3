namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Part of an HTTP message that carries a member of a REST request or result.</summary>
internal enum MemberPlace
{
    Body,
    Query,
    Header,

    /// <summary>The headers with a prefix: a map by the rest of their names.</summary>
    PrefixedHeaders,

    Path,

    /// <summary>The HTTP status of an answer.</summary>
    Status,

    /// <summary>The whole body.</summary>
    Payload,
}
