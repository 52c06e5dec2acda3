using System.Net;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>A proxy that is bypassed for this host: a proxy cannot reach an emulator on the loopback interface.</summary>
internal sealed class ProxyOfOthers(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
