using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace PrivateLinkKit.Testing;

/// <summary>A LocalStack in a container of its own, on a port that is free.</summary>
internal sealed class LocalStackContainer(string image, string token) : IAsyncDisposable
{
    private readonly IContainer _container = new ContainerBuilder(image)
        .WithEnvironment(EdgeChoice.TokenVariable, token)
        .WithPortBinding(EdgeAddress.UsualPort, assignRandomHostPort: true)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(EdgeAddress.UsualPort).ForPath("/_localstack/health")))
        .Build();

    public async Task<EdgeAddress> StartAsync()
    {
        await _container.StartAsync();
        return new EdgeAddress(_container.Hostname, _container.GetMappedPublicPort(EdgeAddress.UsualPort), IsTls: false);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
