using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reads AWS and plans. A plan from a partial read that finds changes is made again from a full read.</summary>
internal static partial class PlanMaker
{
    public static async Task<Plan> MakeAsync(Operation operation, ReadingDepth depth)
    {
        await operation.IdentifyAsync();
        var graph = operation.Graph;
        var description = AppliedRevisionTag.DescriptionOf(graph);
        var plan = Make(operation, graph, description, await StackReader.ReadAsync(operation, graph, description, depth));
        plan = IsConclusive(plan) ? plan : Make(operation, graph, description, await StackReader.ReadAsync(operation, graph));
        if (!plan.IsEmpty)
        {
            await StatedRanges.CheckAsync(operation, graph);
        }

        return Told(operation, plan.With(operation.Calls.Snapshot()));
    }

    /// <summary>Plans the same description against the current state of AWS.</summary>
    public static async Task<Plan> MakeAgainAsync(Operation operation, Plan plan) =>
        Told(operation, Make(operation, plan.Graph, plan.Description, await StackReader.ReadAsync(operation, plan.Graph)));

    /// <summary>Reads the lists of all stacks, then the stacks whose lists differ, one by one.</summary>
    public static async Task<IReadOnlyList<Plan>> MakeAsync(IReadOnlyList<Operation> stacks)
    {
        foreach (var operation in stacks)
        {
            await operation.IdentifyAsync();
        }

        var plans = new List<Plan>();
        foreach (var (operation, lists) in stacks.Zip(await StackReader.ReadListsAsync(stacks)))
        {
            var plan = Make(operation, operation.Graph, AppliedRevisionTag.DescriptionOf(operation.Graph), lists);
            plans.Add(IsConclusive(plan) ? Told(operation, plan) : await MakeAsync(operation, ReadingDepth.Everything));
        }

        var calls = CallLog.Sum(stacks.Select(operation => operation.Calls));
        return plans.ConvertAll(plan => plan.With(calls));
    }

    private static Plan Told(Operation operation, Plan plan)
    {
        ChangeTelemetry.CountPlanned(plan.Changes);
        var wanted = plan.Changes.Where(change => change.Want is not null).Select(change => change.Id).ToHashSet();
        foreach (var duplicate in plan.Changes.Where(change => change.Action is ChangeAction.Delete && wanted.Contains(change.Id)))
        {
            LogDuplicate(operation.Logger, plan.StackName, duplicate.LogicalId, Printable.Escape(duplicate.PhysicalId!));
        }

        return plan;
    }

    /// <summary>Returns true if the assumptions of the plan hold.</summary>
    private static bool IsConclusive(Plan plan) => plan.Observed.Depth is ReadingDepth.Everything || (plan.IsEmpty && plan.Observed.Depth switch
    {
        ReadingDepth.Usual => plan.Observed.AppliedRevisionTag == AppliedRevisionTag.Of(plan.Description, plan.Observed.Resources),
        _ => AppliedRevisionTag.IsOf(plan.Description, plan.Observed.AppliedRevisionTag),
    });

    private static Plan Make(Operation operation, ResourceGraph graph, string description, ObservedStack observed)
    {
        var adopted = graph.AdjustedTo(observed.Resources);
        return new Plan(adopted, observed, new Planner(operation.Modules.Kind)
            .Plan(adopted, observed, AppliedRevisionTag.IsOf(description, observed.AppliedRevisionTag)), operation.Calls.Snapshot())
        {
            Description = description,
            Notes = [.. operation.Notes.Distinct()],
            Locations = [.. adopted.Placements.Concat(observed.Resources.Select(resource => resource.At)).Select(Located).Distinct()],
        };

        PlanLocation Located(Placement at) => new() { Account = operation.AccountOf(at), Region = at.Region };
    }
}
