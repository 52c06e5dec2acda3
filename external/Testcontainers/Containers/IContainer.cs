namespace DotNet.Testcontainers.Containers;

public interface IContainer : IAsyncDisposable
{
    string Hostname { get; }

    ushort GetMappedPublicPort(int containerPort);

    Task StartAsync(CancellationToken ct = default);
}
