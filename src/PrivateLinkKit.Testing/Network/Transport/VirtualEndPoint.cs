using System.Net;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>
/// An endpoint in the virtual network for Kestrel to listen on; carries its listener, so that connections may queue before Kestrel has
/// started.
/// </summary>
internal sealed class VirtualEndPoint : EndPoint
{
    private readonly string _name;

    public VirtualEndPoint(string name)
    {
        _name = name;
        Listener = new VirtualListener(this);
    }

    public VirtualListener Listener { get; }

    public override string ToString() => _name;
}
