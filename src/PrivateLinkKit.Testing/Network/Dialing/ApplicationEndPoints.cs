using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>Where connections to all Application Load Balancers arrive: those to HTTP listeners, and those to HTTPS listeners.</summary>
internal sealed class ApplicationEndPoints
{
    public VirtualEndPoint Http { get; } = new("HTTP listeners of application load balancers");

    public VirtualEndPoint Https { get; } = new("HTTPS listeners of application load balancers");

    public VirtualListener Of(BalancerListener listener) => (listener.Tls is null ? Http : Https).Listener;

    /// <summary>Returns true once a connection waits, false when both are closed without one.</summary>
    public async Task<bool> WaitForConnectionAsync()
    {
        Task<bool>[] waits = [Http.Listener.WaitForConnectionAsync().AsTask(), Https.Listener.WaitForConnectionAsync().AsTask()];
        return await await Task.WhenAny(waits) || (await Task.WhenAll(waits)).Contains(true);
    }

    public async ValueTask DisposeAsync()
    {
        await Http.Listener.DisposeAsync();
        await Https.Listener.DisposeAsync();
    }
}
