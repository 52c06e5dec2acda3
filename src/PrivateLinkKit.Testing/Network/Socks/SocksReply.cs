using System.Net.Sockets;

namespace PrivateLinkKit.Testing.Network.Socks;

/// <summary>The reply codes of RFC 1928 section 6 that the proxy uses.</summary>
internal enum SocksReply : byte
{
    Succeeded = 0x00,
    GeneralFailure = 0x01,
    NetworkUnreachable = 0x03,
    HostUnreachable = 0x04,
    ConnectionRefused = 0x05,
    TtlExpired = 0x06,
    CommandNotSupported = 0x07,
    AddressTypeNotSupported = 0x08,
}

internal static class SocksReplies
{
    public static SocksReply For(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.HostUnreachable => SocksReply.HostUnreachable,
        SocketError.NetworkUnreachable => SocksReply.NetworkUnreachable,
        SocketError.ConnectionRefused => SocksReply.ConnectionRefused,
        SocketError.TimedOut => SocksReply.TtlExpired,
        _ => SocksReply.GeneralFailure,
    };
}
