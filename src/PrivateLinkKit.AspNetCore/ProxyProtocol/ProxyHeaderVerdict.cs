namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Verdict on the first bytes of a connection.</summary>
internal enum ProxyHeaderVerdict
{
    Accepted,

    /// <summary>The bytes may start a header; more are needed.</summary>
    Incomplete,

    NotProxyProtocol,
    Version1,
    UnknownVersion,
    UnknownCommand,
    UnsupportedFamily,
    TooLong,
    TooShort,
    MalformedTlv,
    RepeatedTlv,
    MalformedEndpointId,
    WrongChecksum,

    UntrustedSource,

    /// <summary>The header of the connection was read.</summary>
    SecondReader,

    InsideTls,
    TimedOut,
    Truncated,

    /// <summary>Closed by the other side, or by the end of this server, before the first byte.</summary>
    Closed,
}
