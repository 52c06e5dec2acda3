using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Checks;

/// <summary>Health checks for callers that cannot wait long: what takes longer goes on without them.</summary>
internal sealed class BriefChecks(TargetHealthChecker health, TimeProvider time)
{
    // Resolvers ask again after two seconds or more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _starting = new();
    private readonly Dictionary<string, Task> _running = [];

    /// <summary>Executes the due checks of target groups, or joins those under way.</summary>
    /// <param name="pools">The target groups.</param>
    /// <param name="closing">Ends the checks.</param>
    public async Task RefreshAsync(IReadOnlyList<TargetPool> pools, CancellationToken closing)
    {
        try
        {
            // Clients run in real time.
            await Task.WhenAll(pools.Select(pool => Join(pool, closing))).WaitAsync(Patience, TimeProvider.System, closing);
        }
        catch (TimeoutException)
        {
            // The caller goes by the last results.
        }
    }

    private Task Join(TargetPool pool, CancellationToken closing)
    {
        lock (_starting)
        {
            return _running.TryGetValue(pool.Arn, out var running) ? running : _running[pool.Arn] = RunAsync(pool, closing);
        }
    }

    private async Task RunAsync(TargetPool pool, CancellationToken closing)
    {
        await Task.Yield();
        try
        {
            using var checking = time.BeginConnecting();
            await health.RefreshAsync(pool, closing);
        }
        finally
        {
            lock (_starting)
            {
                _running.Remove(pool.Arn);
            }
        }
    }
}
