using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// What a host has applied, or found applied. It stops once another host has destroyed the stack, or applied something else.
/// </summary>
/// <remarks>
/// Values of environment variables are not part of a generation, because no hash may reveal them. They are compared in AWS: another host that applies other
/// values registers a resource of its own, so this host finds another one in place of that which it left, for the same wanted resource.
/// </remarks>
internal sealed class OwnGeneration
{
    private readonly Dictionary<LogicalId, (Resource Want, string PhysicalId)> _left = [];
    private Generation? _own;
    private bool _wasApplied;

    /// <summary>Stops a host whose description was applied once, and that another host has superseded since.</summary>
    /// <exception cref="SupersededException">It has.</exception>
    public void Check(Plan plan)
    {
        if (plan.DoesNothing)
        {
            Found(plan);
        }
        else if (SupersedingAct(plan) is { } by)
        {
            throw new SupersededException(plan.StackName, by);
        }
    }

    /// <summary>Remembers the generation of an apply, before its first change.</summary>
    public void Recorded(Generation? generation) => _own = generation ?? _own;

    /// <summary>Remembers what an apply has left, also one that failed.</summary>
    public void Left(Plan plan, IEnumerable<ChangeOutcome> outcomes)
    {
        var wanted = plan.Changes.ToLookup(change => change.LogicalId, change => change.Want);
        foreach (var outcome in outcomes.Where(outcome => outcome is { Status: ChangeStatus.Done, Action: not ChangeAction.Delete }))
        {
            _wasApplied = true;
            if (outcome.PhysicalId is { } id && wanted[outcome.LogicalId].OfType<Resource>().FirstOrDefault() is { } want)
            {
                _left[want.Id] = (want, id);
            }
        }
    }

    private void Found(Plan plan)
    {
        if (plan.LastApplied is { } last && last.Description == plan.Description)
        {
            _own = last;
        }

        _wasApplied |= plan.Changes.Any(change => change.Have is { ServesConsumers: true });
        foreach (var change in plan.Changes.Where(change => change is { Want: not null, PhysicalId: not null, Action: ChangeAction.None }))
        {
            _left[change.Id] = (change.Want!, change.PhysicalId!);
        }
    }

    private SupersededBy? SupersedingAct(Plan plan) =>
        (_wasApplied || _own is not null) && (plan.FindsNothing || plan.LastApplied is { IsBeingDestroyed: true }) ? SupersededBy.Destroy
        : _own is not null && plan.FindsNoRecord ? SupersededBy.Destroy
        : plan.LastApplied is { } last && _own?.Description == plan.Description && _own.SupersededSince(last) is { } by ? by
        : plan.Changes.Any(HasOthersValues) ? SupersededBy.OtherValues
        : null;

    private bool HasOthersValues(PlannedChange change) => change.Properties.Any(property => property.IsSensitive)
        && _left.TryGetValue(change.Id, out var left) && left.Want == change.Want && change.PhysicalId is { } found && found != left.PhysicalId;
}
