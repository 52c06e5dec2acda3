using System.Collections.Immutable;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Prefix lists of customers, which rules of security groups and routes can refer to. Each change of the entries is a new version.</summary>
internal static class ManagedPrefixLists
{
    private static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(10);

    public static CreateManagedPrefixListResult Create(ServiceCall call, CreateManagedPrefixListRequest request) => call.Once(request.ClientToken, () =>
    {
        var name = PrefixListEntries.CheckName(request.PrefixListName!);
        var (family, most) = (PrefixListEntries.CheckFamily(request.AddressFamily!), PrefixListEntries.CheckSize(request.MaxEntries!.Value));
        var entries = PrefixListEntries.Add([], family, request.Entries);
        PrefixListEntries.CheckFits(entries, most);
        Ec2Quotas.PrefixList(call.Region);
        var id = call.Cloud.Ids.Next("pl-");
        var list = new ManagedPrefixList
        {
            PrefixListId = id,
            PrefixListName = name,
            PrefixListArn = call.Region.Arn("ec2", $"prefix-list/{id}"),
            AddressFamily = family,
            MaxEntries = most,
            Version = 1,
            OwnerId = call.Account,
            Tags = TagSpecifications.For(request.TagSpecifications, "prefix-list"),
        };
        var state = new PrefixListState(list, ImmutableDictionary<long, IReadOnlyList<PrefixListEntry>>.Empty.Add(1, entries));
        return new CreateManagedPrefixListResult { PrefixList = Begin(call.Region, state, "create") };
    });

    public static ModifyManagedPrefixListResult Modify(ServiceCall call, ModifyManagedPrefixListRequest request)
    {
        var state = Get(call.Region, request.PrefixListId!);
        var changesEntries = request is { AddEntries: not (null or []) } or { RemoveEntries: not (null or []) };
        if (changesEntries && request.MaxEntries is not null)
        {
            throw Ec2Errors.InvalidCombination("You cannot modify the entries and the maximum number of entries of a prefix list at the same time.");
        }

        if (request.PrefixListName is { } name)
        {
            state = state with { List = state.List with { PrefixListName = PrefixListEntries.CheckName(name) } };
        }

        if (request.MaxEntries is { } most)
        {
            PrefixListEntries.CheckFits(state.Entries, PrefixListEntries.CheckSize(most));
            PrefixListUses.CheckSize(call.Region, state.Id, most);
            state = state with { List = state.List with { MaxEntries = most } };
        }

        if (changesEntries)
        {
            CheckVersion(state, request.CurrentVersion ?? throw Ec2Errors.Missing("CurrentVersion"));
            var kept = PrefixListEntries.Remove(state.Entries, request.RemoveEntries);
            var entries = PrefixListEntries.Add(kept, state.List.AddressFamily!, request.AddEntries);
            PrefixListEntries.CheckFits(entries, state.List.MaxEntries!.Value);
            state = WithEntries(state, entries);
        }

        return new() { PrefixList = Begin(call.Region, state, "modify") };
    }

    public static RestoreManagedPrefixListVersionResult Restore(ServiceCall call, RestoreManagedPrefixListVersionRequest request)
    {
        var state = Get(call.Region, request.PrefixListId!);
        CheckVersion(state, request.CurrentVersion!.Value);
        var entries = PrefixListEntries.OfVersion(state, request.PreviousVersion!.Value);
        PrefixListEntries.CheckFits(entries, state.List.MaxEntries!.Value);
        return new() { PrefixList = Begin(call.Region, WithEntries(state, entries), "restore") };
    }

    public static DeleteManagedPrefixListResult Delete(ServiceCall call, DeleteManagedPrefixListRequest request)
    {
        var state = Get(call.Region, request.PrefixListId!);
        if (PrefixListUses.Of(call.Region, state.Id) is not [])
        {
            throw Ec2Errors.HasDependencies("prefixList", state.Id);
        }

        var deleted = Begin(call.Region, state, "delete");
        call.Cloud.Timeline.After(ChangeTime, () => call.Region.Ec2.PrefixLists.Remove(state.Id));
        return new() { PrefixList = deleted };
    }

    private static PrefixListState Get(AccountRegion region, string id)
    {
        if (PrefixLists.Get(region, id).OwnerId is PrefixLists.OwnerAws)
        {
            throw Ec2Errors.NotPermitted($"The prefix list {id} is managed by AWS.");
        }

        var state = region.Ec2.PrefixLists.Find(id)!;
        return state.List.State!.EndsWith("-complete", StringComparison.Ordinal) ? state
            : throw Ec2Errors.IncorrectState($"The request cannot be completed while the prefix list ({id}) is in the state {state.List.State}.");
    }

    private static void CheckVersion(PrefixListState state, long version)
    {
        if (version != state.List.Version)
        {
            throw Ec2Errors.PrefixListVersionMismatch(state.Id, state.List.Version!.Value, version);
        }
    }

    private static PrefixListState WithEntries(PrefixListState state, IReadOnlyList<PrefixListEntry> entries)
    {
        var version = state.List.Version!.Value + 1;
        return new(state.List with { Version = version }, state.Versions.Add(version, entries));
    }

    private static ManagedPrefixList Begin(AccountRegion region, PrefixListState state, string change)
    {
        var begun = state with { List = state.List with { State = $"{change}-in-progress" } };
        region.Ec2.PrefixLists.Put(begun);
        region.Cloud.Timeline.After(ChangeTime, () => region.Ec2.PrefixLists.Change(
            state.Id, row => row.List.State == begun.List.State ? row with { List = row.List with { State = $"{change}-complete" } } : row));
        return begun.List;
    }
}
