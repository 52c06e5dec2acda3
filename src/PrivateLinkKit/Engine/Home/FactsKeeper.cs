using System.Collections.Concurrent;

namespace PrivateLinkKit.Engine.Home;

/// <summary>Changes the facts of a stack's home record during one operation. A record that cannot be used is left as it is.</summary>
/// <param name="store">The store.</param>
/// <param name="stack">The stack's name.</param>
internal sealed class FactsKeeper(RecordStore store, string stack)
{
    private StackFacts? _written;

    /// <summary>Reasons for which the facts could not be changed.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Changes the facts.</summary>
    /// <param name="record">The record as last read.</param>
    /// <param name="change">Returns the changed facts.</param>
    /// <param name="protectedUnits">Units whose protection must be recorded; null: none.</param>
    /// <returns>The generation as recorded; null: it could not be recorded.</returns>
    /// <exception cref="ProtectionNotRecordedException">A unit is protected, and the record cannot be used.</exception>
    public async Task<Generation?> ChangeAsync(
        HomeRecord record, Func<StackFacts, StackFacts> change, IReadOnlyCollection<string>? protectedUnits = null)
    {
        if (WhyNotChanged(record) is { } reason)
        {
            return protectedUnits is { Count: > 0 } ? throw NotRecorded(protectedUnits, reason) : null;
        }

        var facts = _written ?? record.Facts ?? new StackFacts();
        var changed = change(facts);
        try
        {
            if (changed != facts)
            {
                await store.SetAsync(StackFacts.Name, changed.ToString());
                _written = changed;
            }

            return changed.Generation;
        }
        catch (RecordUnavailableException unavailable)
        {
            Refusals.Enqueue(unavailable.Message);
            return protectedUnits is { Count: > 0 } ? throw NotRecorded(protectedUnits, unavailable.Message) : null;
        }
    }

    /// <summary>Removes the facts of a stack whose destroy has ended, unless another host has begun to apply it again meanwhile.</summary>
    public async Task EndDestroyAsync(HomeRecord record)
    {
        try
        {
            if (record.Facts is not null && await store.FindAsync(StackFacts.Name) is { } text
                && StackFacts.Parse(text) is { Generation.IsBeingDestroyed: true })
            {
                await store.RemoveAsync(StackFacts.Name);
            }
        }
        catch (RecordUnavailableException)
        {
            // The next destroy, or apply, finds it.
        }
    }

    /// <summary>A text that this version cannot read may be one of a newer version.</summary>
    private static string? WhyNotChanged(HomeRecord record) => record.UnavailableBecause
        ?? (record.Malformed.Contains(StackFacts.Name) ? "it is malformed, or of a newer version" : null);

    private ProtectionNotRecordedException NotRecorded(IEnumerable<string> units, string reason) =>
        new(stack, [.. units], store.FullNameOf(StackFacts.Name), reason);
}
