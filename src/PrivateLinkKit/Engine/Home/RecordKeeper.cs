using System.Collections.Concurrent;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Home;

/// <summary>Reads and maintains a stack's home record during one operation.</summary>
/// <remarks>
/// A place is recorded before the first resource is created there, and its record is removed after the last is deleted. Both end with a second look, which
/// closes the race of two hosts: <see cref="ConfirmAsync"/> puts back the record of a place that another host has just left, and <see cref="LeaveAsync"/>
/// that of a place in which another host has just created something.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="stack">The stack.</param>
/// <param name="wanted">Access to the places of the description, the home's included.</param>
/// <param name="isPart">true if only some units are described: the rest of the record is not read.</param>
internal sealed class RecordKeeper(RecordStore store, StackIdentity stack, ILookup<Place, PlaceAccess> wanted, bool isPart)
{
    private readonly ConcurrentDictionary<Place, Lazy<Task>> _entered = new();
    private readonly Lock _gate = new();
    private readonly FactsKeeper _facts = new(store, stack.Stack);
    private readonly ConcurrentQueue<string> _refusals = new();
    private Task<HomeRecord>? _reading;

    /// <summary>Full name of the text with the facts about the stack as a whole.</summary>
    public string NameOfFacts => FullNameOf(StackFacts.Name);

    /// <summary>Reasons for which the record could not be changed.</summary>
    public IEnumerable<string> Refusals => _refusals.Concat(_facts.Refusals);

    /// <inheritdoc cref="RecordStore.FullNameOf"/>
    public string FullNameOf(string name) => store.FullNameOf(name);

    /// <summary>Reads the record. A store that does not answer is asked once.</summary>
    public Task<HomeRecord> ReadAsync()
    {
        lock (_gate)
        {
            return _reading = _reading is { IsCompletedSuccessfully: true, Result.IsSilent: true } ? _reading : ReadOnceAsync();
        }
    }

    /// <summary>Takes a reading of another operation as the last one.</summary>
    public void Assume(HomeRecord? record)
    {
        lock (_gate)
        {
            _reading ??= record is null ? null : Task.FromResult(record);
        }
    }

    /// <summary>Returns the record as last read.</summary>
    public Task<HomeRecord> LastAsync()
    {
        lock (_gate)
        {
            return _reading ??= ReadOnceAsync();
        }
    }

    /// <summary>Returns true if the record names the place, with access that the description has.</summary>
    public bool Knows(HomeRecord record, Place place) => record.Places.TryGetValue(place, out var access) && IsWanted(place, access);

    /// <summary>Records a place before the first resource is created there. The home needs no record.</summary>
    /// <exception cref="HomeRecordException">The place cannot be recorded.</exception>
    public Task EnterAsync(Place place) => place == stack.Home ? Task.CompletedTask
        : _entered.GetOrAdd(place, entered => new Lazy<Task>(() => EnterOnceAsync(entered))).Value;

    /// <summary>Looks again at the places that were entered, and puts back their records if they are missing.</summary>
    /// <exception cref="HomeRecordException">A place cannot be recorded.</exception>
    public async Task ConfirmAsync()
    {
        foreach (var (place, entered) in _entered.ToArray())
        {
            if (entered.Value.IsCompletedSuccessfully)
            {
                await GuardAsync(place, async () =>
                {
                    if (await store.FindAsync(PlaceAccess.NameOf(place)) is not { } text || PlaceAccess.Parse(place, text) is not { } access
                        || !IsWanted(place, access))
                    {
                        await store.SetAsync(PlaceAccess.NameOf(place), wanted[place].First().ToString());
                    }
                });
            }
        }
    }

    /// <summary>Removes the record of a place in which nothing is left.</summary>
    /// <param name="place">The place.</param>
    /// <param name="recorded">The access to it, as recorded.</param>
    /// <param name="isEmptyAsync">Reads the place; false if it cannot be read.</param>
    /// <returns>true if the place has no record any more.</returns>
    public async Task<bool> LeaveAsync(Place place, PlaceAccess recorded, Func<Task<bool>> isEmptyAsync)
    {
        if (!await isEmptyAsync())
        {
            return false;
        }

        try
        {
            await store.RemoveAsync(PlaceAccess.NameOf(place));
        }
        catch (RecordUnavailableException unavailable)
        {
            _refusals.Enqueue(unavailable.Message);
            return false;
        }

        if (await isEmptyAsync())
        {
            return true;
        }

        await GuardAsync(place, () => store.SetAsync(PlaceAccess.NameOf(place), recorded.ToString()));
        return false;
    }

    /// <summary>Removes the record of a place that cannot be read any more.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public Task ForgetAsync(Place place) => store.RemoveAsync(PlaceAccess.NameOf(place));

    /// <summary>
    /// Records principals that are about to be allowed: AWS tags a permission only after creating it. Without a record, an untagged permission of an
    /// interrupted apply is not recognised.
    /// </summary>
    /// <returns>Names of the texts, for <see cref="RemoveAsync"/> once the permissions are tagged.</returns>
    public async Task<IReadOnlyCollection<string>> BeginAddingAsync(IReadOnlyCollection<string> principals)
    {
        var texts = PrincipalTexts.Of(principals);
        try
        {
            foreach (var (name, text) in texts)
            {
                await store.SetAsync(name, text);
            }

            return [.. texts.Keys];
        }
        catch (RecordUnavailableException)
        {
            return [];
        }
    }

    /// <summary>Removes texts. If that is denied they stay, and the next plan notes them.</summary>
    public async Task RemoveAsync(IEnumerable<string> names)
    {
        try
        {
            foreach (var name in names)
            {
                await store.RemoveAsync(name);
            }
        }
        catch (RecordUnavailableException unavailable)
        {
            _refusals.Enqueue(unavailable.Message);
        }
    }

    /// <summary>Records that a description is being applied. A record that cannot be used is left as it is, unless a unit is protected.</summary>
    /// <param name="description">Fingerprint of the description; null: of a part of it, which is no generation.</param>
    /// <param name="types">CloudFormation types of its resources.</param>
    /// <param name="protectedUnits">The protected units.</param>
    /// <param name="deleting">Marks of what the apply deletes.</param>
    /// <param name="deletesAll">true if the apply deletes all that earlier ones have left.</param>
    /// <returns>The generation as recorded; null: it could not be recorded.</returns>
    /// <exception cref="ProtectionNotRecordedException">A unit is protected, and the record cannot be used.</exception>
    public async Task<Generation?> BeginApplyAsync(
        string? description, IEnumerable<string> types, IReadOnlyCollection<string> protectedUnits, IEnumerable<string> deleting, bool deletesAll) =>
        await _facts.ChangeAsync(
            await LastAsync(),
            facts => (deletesAll ? facts with { Deleting = [] } : facts).With(types).WithDeleting(deleting) with
            {
                Generation = description is null ? facts.Generation : facts.Generation.Next(description),
                Protected = protectedUnits.Order(StringComparer.Ordinal).ToEquatableList(),
            },
            protectedUnits);

    /// <summary>Records that a destroy has begun, if anything was recorded. A record that cannot be used is left as it is.</summary>
    /// <param name="deleting">Marks of what it deletes.</param>
    public async Task BeginDestroyAsync(IEnumerable<string> deleting)
    {
        if (await LastAsync() is { Facts: not null } record)
        {
            await _facts.ChangeAsync(record, facts => facts.WithDeleting(deleting) with { Generation = facts.Generation.Next("") });
        }
    }

    /// <summary>Removes what is recorded of a stack whose destroy has ended, unless another host has begun to apply it again meanwhile.</summary>
    public async Task EndDestroyAsync(HomeRecord record)
    {
        await RemoveAsync(record.Adding.Keys);
        await _facts.EndDestroyAsync(record);
    }

    /// <summary>Returns the notes on a record.</summary>
    /// <param name="record">The record; null: it was not read.</param>
    public IEnumerable<PlanNote> NotesOn(HomeRecord? record)
    {
        if (record is null)
        {
            yield break;
        }

        if (record.UnavailableBecause is { } reason)
        {
            yield return new PlanNote
            {
                Code = PlanNoteCode.HomeRecordUnavailable,
                Text = $"The home record of {stack.Stack}, {store.FullNameOf("*")}, cannot be used: {reason.TrimEnd('.')}. A stack within its provider's "
                    + "account that protects nothing does not need it. Consumers of other accounts that are no longer described are not found, and new ones "
                    + "are not created.",
            };
        }

        foreach (var name in record.Malformed)
        {
            yield return new PlanNote
            {
                Code = PlanNoteCode.HomeRecordMalformed,
                Text = $"The parameter {store.FullNameOf(name)} is malformed and was ignored. Correct it, or delete it: {store.CommandToRemove(name)}",
            };
        }
    }

    private async Task<HomeRecord> ReadOnceAsync()
    {
        try
        {
            return HomeRecord.Of(isPart ? await ReadPartAsync() : await store.ReadAsync());
        }
        catch (RecordUnavailableException unavailable)
        {
            return HomeRecord.Unavailable(unavailable);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadPartAsync()
    {
        var texts = new Dictionary<string, string>();
        foreach (var name in wanted.Select(place => place.Key).Where(place => place != stack.Home).Select(PlaceAccess.NameOf).Prepend(StackFacts.Name))
        {
            if (await store.FindAsync(name) is { } text)
            {
                texts[name] = text;
            }
        }

        return texts;
    }

    private async Task EnterOnceAsync(Place place)
    {
        var record = await LastAsync();
        if (Knows(record, place))
        {
            return;
        }

        var (name, text) = (PlaceAccess.NameOf(place), wanted[place].First().ToString());
        var isToReplace = record.Places.ContainsKey(place) || record.Malformed.Contains(name);
        await GuardAsync(place, () => isToReplace ? store.SetAsync(name, text) : store.AddAsync(name, text));
    }

    private bool IsWanted(Place place, PlaceAccess access) => wanted[place].Contains(access);

    /// <exception cref="HomeRecordException">The work failed.</exception>
    private async Task GuardAsync(Place place, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is RecordUnavailableException or AmazonServiceException)
        {
            var cause = error.InnerException as AmazonServiceException ?? error;
            throw new HomeRecordException(place.ToString(), store.FullNameOf(PlaceAccess.NameOf(place)), cause);
        }
    }
}
