namespace PrivateLinkKit.Testing.Clock;

/// <summary>Sees to it that the clock does not jump over the requests of a client in the virtual network.</summary>
internal sealed class TrafficHandler(TrafficGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var inside = await gate.EnterAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
