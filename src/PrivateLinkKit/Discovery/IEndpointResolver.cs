namespace PrivateLinkKit;

/// <summary>Resolves endpoints: <see cref="EndpointResolver"/>, or a fake in a host's tests.</summary>
public interface IEndpointResolver
{
    /// <inheritdoc cref="EndpointResolver.ResolveAsync"/>
    ValueTask<ResolvedEndpoint> ResolveAsync(string name, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EndpointResolver.StatusOf"/>
    EndpointStatus StatusOf(string name);
}
