namespace PrivateLinkKit.Testing.Network.Socks;

/// <summary>A request that the SOCKS proxy does not serve, with its error reply.</summary>
internal sealed class SocksException(SocksReply reply, string message) : Exception(message)
{
    public SocksReply Reply => reply;
}
