using System.Collections.Concurrent;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>Lists the resources at the moment at which the one under test is reported as deleted.</summary>
internal sealed class DeletedResources(ConformanceRun run, string logicalId) : IProgress<ProvisioningEvent>
{
    private readonly ConcurrentQueue<Task<IReadOnlyList<string>>> _looks = new();

    public void Report(ProvisioningEvent value)
    {
        if (value is ChangeDone { Action: ChangeAction.Delete } done && done.LogicalId == logicalId)
        {
            _looks.Enqueue(LookAsync(done.PhysicalId));
        }
    }

    /// <summary>Returns the ids that existed when they were reported as deleted.</summary>
    public async Task<IEnumerable<string>> StillThereAsync() => (await Task.WhenAll(_looks)).SelectMany(ids => ids);

    private async Task<IReadOnlyList<string>> LookAsync(string deleted)
    {
        using var held = run.Hold();
        return [.. (await run.ListAsync()).Select(found => found.Id).Where(id => id == deleted)];
    }
}
