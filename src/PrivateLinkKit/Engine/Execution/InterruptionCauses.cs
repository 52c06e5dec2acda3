using System.Collections.Frozen;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Finds the changes of a plan that may disconnect endpoints. Pure; no AWS call.</summary>
internal sealed class InterruptionCauses
{
    private readonly ResourceGraph _want;
    private readonly IReadOnlyList<PlannedChange> _changes;
    private readonly ObservedStack _observed;
    private readonly Func<string, KindRules> _rulesOf;
    private readonly IReadOnlySet<ResourceState> _carriers;

    /// <summary>Units whose endpoint is connected to a service that takes requests.</summary>
    private readonly HashSet<string> _consumers;
    private readonly Dictionary<string, string> _renamed;
    private readonly IReadOnlySet<ResourceState> _leftovers;

    private InterruptionCauses(
        ResourceGraph want, ResourceGraph known, IReadOnlyList<PlannedChange> changes, ObservedStack observed, Func<string, KindRules> rulesOf)
    {
        (_want, _changes, _observed, _rulesOf) = (want, changes, observed, rulesOf);
        _leftovers = changes.Any(change => change.Want is null) ? UnknownLeftovers.In(known, observed) : FrozenSet<ResourceState>.Empty;
        _carriers = LiveTraffic.Carriers(observed.Resources, new ResourceUsers(observed.Resources));
        _consumers = [.. observed.Resources.Where(state => state.ConsumesService && _carriers.Contains(state)).Select(state => state.Id.Unit)];
        _renamed = RenamedUnits.Find(want, changes, observed, rulesOf);
    }

    /// <param name="want">The wanted resources; none for a destroy.</param>
    /// <param name="known">The resources as described.</param>
    /// <param name="changes">The planned changes.</param>
    /// <param name="observed">The existing resources.</param>
    /// <param name="rulesOf">The rules of a kind.</param>
    public static IReadOnlyList<CausedInterruption> Of(
        ResourceGraph want, ResourceGraph known, IReadOnlyList<PlannedChange> changes, ObservedStack observed, Func<string, KindRules> rulesOf) =>
        changes.All(change => change.Have is null || change.Action is ChangeAction.None)
            ? []
            : new InterruptionCauses(want, known, changes, observed, rulesOf).Find();

    private IReadOnlyList<CausedInterruption> Find() =>
    [
        .. from change in _changes
           where change.Have is not null
           from cause in change.Action switch
           {
               ChangeAction.Update => OfUpdate(change),
               ChangeAction.Replace => OfReplacement(change),
               ChangeAction.Delete => OfDeletion(change),
               _ => [],
           }
           select new CausedInterruption(change, cause),
    ];

    /// <summary>Changes of a consumer matter to its endpoint, changes of the service only where requests get through.</summary>
    private IEnumerable<InterruptionCause> OfUpdate(PlannedChange change) =>
        IsLive(change) ? _rulesOf(change.ResourceType).InterruptionsOf(change, _observed, _want) : Rejected(change, InterruptionCode.ServiceMoved);

    private IEnumerable<InterruptionCause> OfReplacement(PlannedChange change)
    {
        var forcing = change.Properties.Where(property => property.RequiresReplacement).ToList();
        if (forcing.Count > 0 && forcing.TrueForAll(property => property.IsFailure))
        {
            return Rejected(change, InterruptionCode.Replacement);
        }

        var evidence = change.Properties.Count == 0 ? "is replaced"
            : $"is replaced for {Evidence.Of(forcing.Count == 0 ? change.Properties : forcing, _observed)}";
        IEnumerable<InterruptionCause> causes = IsLive(change) && _rulesOf(change.ResourceType).ReplacementInterrupts(change.Properties, change.DeletedFirst)
            ? [new(InterruptionCode.Replacement, evidence)] : Rejected(change, InterruptionCode.Replacement);
        return change.DeletedFirst && _want.Protected.Contains(change.Id.Unit)
            ? causes.Append(new(InterruptionCode.ProtectedReplacement, $"{evidence}, and deleted first") { Reaches = _ => false, AlwaysAsks = true }) : causes;
    }

    private IEnumerable<InterruptionCause> OfDeletion(PlannedChange change)
    {
        if (_leftovers.Contains(change.Have!))
        {
            return
            [
                new(InterruptionCode.UnknownLeftover,
                    $"{change.ResourceType} {change.PhysicalId} has the stack's tags, but nothing known to be the stack's is connected with it")
                {
                    Reaches = _ => IsConnected(change.Have!),
                    AlwaysAsks = true,
                },
            ];
        }

        if (!change.Have!.ConsumesService || IsDuplicate(change))
        {
            return Rejected(change, InterruptionCode.Replacement);
        }

        return
        [
            _want[change.Id] is { } moved && moved.Kind == change.ResourceType ? new(InterruptionCode.Replacement, $"moves from {change.Have.At} to {moved.At}")
                : _renamed.TryGetValue(change.Id.Unit, out var name)
                    ? new(InterruptionCode.Renamed, $"consumer {change.Id.Unit} becomes {name}") { Partner = name }
                : new(InterruptionCode.ConsumerRemoved, $"consumer {change.Id.Unit} is no longer described"),
        ];
    }

    private static bool IsConnected(ResourceState state) => state.ConsumesService || state.ServesConsumers;

    /// <summary>Where no request gets through, foreign endpoints lose only their connections.</summary>
    private IEnumerable<InterruptionCause> Rejected(PlannedChange change, InterruptionCode code)
    {
        if (_rulesOf(change.ResourceType).NeedsNoConnections(change))
        {
            var evidence = change.Action is ChangeAction.Delete ? "is deleted"
                : $"connections have to be rejected for {Evidence.Of(change.Properties.Where(property =>
                    property.RequiresReplacement || _rulesOf(change.ResourceType).NeedsNoConsumers(property)), _observed)}";
            yield return new InterruptionCause(code, evidence) { Reaches = endpoint => endpoint.Consumer is null };
        }
    }

    private bool IsLive(PlannedChange change) =>
        _consumers.Contains(change.Id.Unit) || (change.Id.Unit == _want.Stack && _carriers.Contains(change.Have!));

    private bool IsDuplicate(PlannedChange change) => _changes.Any(other =>
        other.Id == change.Id && other.ResourceType == change.ResourceType && other.Have is not null && other.Action is not ChangeAction.Delete);
}
