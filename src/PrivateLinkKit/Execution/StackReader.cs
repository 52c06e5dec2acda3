using Amazon.Runtime;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;

namespace PrivateLinkKit.Execution;

/// <summary>Ownership tags to observed stack: one batched reading per kind and placement, all at once.</summary>
internal static class StackReader
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Several sides may be placed in one account by different roles, each of which sees all that is there; a side's own role counts.</summary>
    public static async Task<ObservedStack> ReadAsync(Run run, ResourceGraph graph)
    {
        var readings = await Task.WhenAll(graph.Placements.Select(placement => ReadAsync(run, placement)));
        return new ObservedStack(readings
            .SelectMany(states => states)
            .GroupBy(state => state.PhysicalId)
            .Select(seen => seen.FirstOrDefault(state => state.At == graph.PlacementOf(state.Id.Side)) ?? seen.First()));
    }

    /// <summary>
    /// The resource with this logical id that was not there <paramref name="before"/>, read afresh; null where there is none. Looks more than once, since
    /// AWS does not list at once what it has made.
    /// </summary>
    public static async Task<ResourceState?> FindAsync(Run run, Resource resource, IReadOnlySet<string> before)
    {
        for (var attempt = 1; ; attempt++)
        {
            var states = await HandlerRegistry.Of(resource.Kind).ListAsync(run.ContextFor(resource.At));
            if (states.FirstOrDefault(state => state.Id == resource.Id && !before.Contains(state.PhysicalId)) is { } found)
            {
                return found;
            }

            if (attempt == Attempts)
            {
                return null;
            }

            await Task.Delay(Pause, run.Time, run.CancellationToken);
        }
    }

    /// <summary>AWS may still list for a moment what it does not know any more when asked for details.</summary>
    private static async Task<IEnumerable<ResourceState>> ReadAsync(Run run, Placement placement)
    {
        for (var attempt = 1; ; attempt++)
        {
            var context = run.ContextFor(placement);
            try
            {
                return (await Task.WhenAll(HandlerRegistry.All.Select(handler => handler.ListAsync(context)))).SelectMany(states => states);
            }
            catch (AmazonServiceException error) when (AwsErrors.IsNotFound(error) && attempt < Attempts)
            {
                await Task.Delay(Pause, run.Time, run.CancellationToken);
            }
        }
    }
}
