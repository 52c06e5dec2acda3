namespace PrivateLinkKit.Testing.Clock;

/// <summary>Prevents the clock from jumping over requests of a client in the virtual network.</summary>
internal sealed class TrafficHandler(TrafficGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
