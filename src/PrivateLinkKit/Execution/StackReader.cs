using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;

namespace PrivateLinkKit.Execution;

/// <summary>Ownership tags to observed stack: one batched reading per kind and placement, all at once.</summary>
internal static class StackReader
{
    public static async Task<ObservedStack> ReadAsync(Run run, IEnumerable<Placement> placements)
    {
        var readings = placements.SelectMany(placement =>
        {
            var context = run.ContextFor(placement);
            return HandlerRegistry.All.Select(handler => handler.ListAsync(context));
        });
        return new ObservedStack((await Task.WhenAll(readings)).SelectMany(states => states));
    }

    /// <summary>The one resource with this logical id, read afresh; null where there is none.</summary>
    public static async Task<ResourceState?> FindAsync(Run run, Resource resource)
    {
        var states = await HandlerRegistry.Of(resource.Kind).ListAsync(run.ContextFor(resource.At));
        return states.FirstOrDefault(state => state.Id == resource.Id);
    }
}
