using Microsoft.Extensions.Hosting;

namespace PrivateLinkKit.Testing.Hosting;

/// <summary>The lifetime of a web host inside somebody else's process: Ctrl-C and SIGTERM stay that process's own.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
