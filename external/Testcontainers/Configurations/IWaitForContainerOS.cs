using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

public interface IWaitForContainerOS
{
    IWaitForContainerOS UntilHttpRequestIsSucceeded(Func<HttpWaitStrategy, HttpWaitStrategy> request, Action<IWaitStrategy>? waitStrategyModifier = null);

    internal Task UntilReadyAsync(IContainer container, CancellationToken cancellationToken);
}

/// <summary>Of the package's; the stand-in modifies none.</summary>
public interface IWaitStrategy;

internal sealed class WaitForContainer(HttpWaitStrategy[] requests) : IWaitForContainerOS
{
    public IWaitForContainerOS UntilHttpRequestIsSucceeded(Func<HttpWaitStrategy, HttpWaitStrategy> request, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        waitStrategyModifier is null ? new WaitForContainer([.. requests, request(new HttpWaitStrategy())]) : throw new NotSupportedException("The stand-in takes no modifier.");

    public Task UntilReadyAsync(IContainer container, CancellationToken cancellationToken) =>
        Task.WhenAll(requests.Select(request => request.UntilSucceededAsync(container, cancellationToken)));
}
