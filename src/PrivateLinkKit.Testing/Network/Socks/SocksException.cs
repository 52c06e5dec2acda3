namespace PrivateLinkKit.Testing.Network.Socks;

/// <summary>A request the door does not serve, with the reply that says so.</summary>
internal sealed class SocksException(SocksReply reply, string message) : Exception(message)
{
    public SocksReply Reply => reply;
}
