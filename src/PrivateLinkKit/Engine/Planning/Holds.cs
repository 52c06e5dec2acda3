using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Holds back changes that would strand units that were not read: the service is neither replaced nor deleted meanwhile, and what would follow its
/// replacement waits with it. Withdrawn permissions are never held back.
/// </summary>
internal static class Holds
{
    /// <summary>Holds back units of a limited plan that need what the service does not have yet.</summary>
    public static IReadOnlyList<PlannedChange> WithoutService(IReadOnlyList<PlannedChange> changes, ResourceGraph graph)
    {
        if (graph.IsInScope(graph.Stack))
        {
            return changes;
        }

        var missing = changes.Where(change => change.Have is null && !graph.IsInScope(change.Id.Unit)).Select(change => change.Id).ToHashSet();
        var reasons = changes.Where(change => change.Action is not ChangeAction.None && change.Want?.DependsOn.Any(missing.Contains) == true)
            .DistinctBy(change => change.Id.Unit)
            .ToDictionary(change => change.Id.Unit, change => $"it needs {change.Want!.DependsOn.First(missing.Contains)}, which does not exist; plan "
                + $"{graph.Stack} first");
        return [.. changes.Select(change => change.Action is not ChangeAction.None && reasons.TryGetValue(change.Id.Unit, out var reason)
            ? change with { HoldReason = reason } : change)];
    }

    /// <param name="changes">The plan, in order.</param>
    /// <param name="home">The unit of the service.</param>
    /// <param name="unread">The units that were not read, and why; null: none.</param>
    /// <param name="rulesOf">The rules of a kind.</param>
    public static IReadOnlyList<PlannedChange> Of(
        IReadOnlyList<PlannedChange> changes, string home, string? unread, Func<string, KindRules> rulesOf)
    {
        if (unread is null || CutsOff(changes, rulesOf) is not { } cut)
        {
            return changes;
        }

        var reason = $"{(cut.Action is ChangeAction.Update ? "the change" : cut.Action is ChangeAction.Replace ? "the replacement" : "the deletion")} of "
            + $"{cut.LogicalId} would cut off {unread}";
        var held = changes.Where(change => change.Id.Unit == home && change.Action is not ChangeAction.None).Select(change => change.Id).ToHashSet();
        var following = changes.Where(change => change.Action is not ChangeAction.None && change.Want is { } want
                && want.DependsOn.Concat(want.ReadyAfter).Any(held.Contains))
            .Select(change => change.Id.Unit).Append(home).ToHashSet();
        return [.. changes.Select(change => change.Action is not ChangeAction.None && following.Contains(change.Id.Unit)
            ? Held(change, reason, rulesOf(change.ResourceType)) : change)];
    }

    /// <summary>Returns the change held back as a whole, or, of an endpoint service, with only its permissions left, which never wait.</summary>
    public static PlannedChange Held(PlannedChange change, string reason, KindRules rules)
    {
        if (change is not { Want: { } want, Have: { ServesConsumers: true } have })
        {
            return change with { HoldReason = reason };
        }

        if (change.Action is ChangeAction.Update && !change.Properties.Any(rules.NeedsNoConsumers))
        {
            return change;
        }

        var admission = change.Properties.Where(rules.ChangesAdmission).ToList();
        var others = change.Properties.Except(admission).Select(property => property.Name);
        return admission.Count == 0 ? change with { HoldReason = reason } : new PlannedChange(
            ChangeAction.Update, want, have with { NotFetched = [.. have.NotFetched, .. others] }, admission, Reasons.OfUpdate(admission))
        {
            HoldReason = reason,
            IsHeldInPart = true,
        };
    }

    /// <summary>Returns the first change that disconnects every consumer of a service; null: none.</summary>
    private static PlannedChange? CutsOff(IReadOnlyList<PlannedChange> changes, Func<string, KindRules> rulesOf)
    {
        var behind = changes.Select(change => change.Have).OfType<ResourceState>().Where(state => state.ServesConsumers)
            .SelectMany(state => state.DependsOn).ToHashSet();
        return changes.FirstOrDefault(change => change.Have is { } have && (have.ServesConsumers || behind.Contains(have.PhysicalId)) && change.Action switch
        {
            ChangeAction.Replace or ChangeAction.Delete => true,
            ChangeAction.Update => have.ServesConsumers && change.Properties.Any(rulesOf(change.ResourceType).NeedsNoConsumers),
            _ => false,
        });
    }
}
