namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>What is to be done with the first bytes of a connection.</summary>
internal enum ProxyHeaderVerdict
{
    Accepted,

    /// <summary>What is there may begin a header; the rest has not come yet.</summary>
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

    /// <summary>The connection has had its header read.</summary>
    SecondReader,

    InsideTls,
    TimedOut,
    Truncated,

    /// <summary>Closed by the other side, or by the end of this server, before the first byte.</summary>
    Closed,
}
