using PrivateLinkKit.Aws;
using PrivateLinkKit.Composition;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Execution;

/// <summary>Reads AWS and plans. A plan from a partial read that finds changes is made again from a full read.</summary>
internal static partial class PlanMaker
{
    public static async Task<Plan> MakeAsync(Run run, ResourceGraph graph, ReadingDepth depth)
    {
        await run.RequireExpectedAccountAsync();
        var description = AppliedRevisionTag.DescriptionOf(graph);
        var plan = Make(run, graph, description, await StackReader.ReadAsync(run, graph, description, depth));
        plan = IsConclusive(plan) ? plan : Make(run, graph, description, await StackReader.ReadAsync(run, graph));
        if (!plan.IsEmpty)
        {
            await StatedRanges.CheckAsync(run, graph);
        }

        return Told(run, plan.With(run.Calls.Snapshot()));
    }

    /// <summary>Plans the same description against the current state of AWS.</summary>
    public static async Task<Plan> MakeAgainAsync(Run run, Plan plan) =>
        Told(run, Make(run, plan.Graph, plan.Description, await StackReader.ReadAsync(run, plan.Graph)));

    /// <summary>Reads the lists of all stacks, then the stacks whose lists differ, one by one.</summary>
    public static async Task<IReadOnlyList<Plan>> MakeAsync(IReadOnlyList<(Run Run, ResourceGraph Graph)> stacks)
    {
        foreach (var (run, _) in stacks)
        {
            await run.RequireExpectedAccountAsync();
        }

        var plans = new List<Plan>();
        foreach (var ((run, graph), lists) in stacks.Zip(await StackReader.ReadListsAsync(stacks)))
        {
            var plan = Make(run, graph, AppliedRevisionTag.DescriptionOf(graph), lists);
            plans.Add(IsConclusive(plan) ? Told(run, plan) : await MakeAsync(run, graph, ReadingDepth.Everything));
        }

        var calls = CallLog.Sum(stacks.Select(stack => stack.Run.Calls));
        return plans.ConvertAll(plan => plan.With(calls));
    }

    private static Plan Told(Run run, Plan plan)
    {
        ChangeTelemetry.CountPlanned(plan.Changes);
        var wanted = plan.Changes.Where(change => change.Want is not null).Select(change => change.Id).ToHashSet();
        foreach (var twin in plan.Changes.Where(change => change.Action is ChangeAction.Delete && wanted.Contains(change.Id)))
        {
            LogTwin(run.Logger, plan.StackName, twin.LogicalId, Printable.Escape(twin.PhysicalId!));
        }

        return plan;
    }

    /// <summary>Returns true if the assumptions of the plan hold.</summary>
    private static bool IsConclusive(Plan plan) => plan.Observed.Depth is ReadingDepth.Everything || (plan.IsEmpty && plan.Observed.Depth switch
    {
        ReadingDepth.Usual => plan.Observed.AppliedRevisionTag == AppliedRevisionTag.Of(plan.Description, plan.Observed.Resources),
        _ => AppliedRevisionTag.IsOf(plan.Description, plan.Observed.AppliedRevisionTag),
    });

    private static Plan Make(Run run, ResourceGraph graph, string description, ObservedStack observed)
    {
        var adopted = SubnetAdoption.Adopt(graph, observed.Resources);
        return new Plan(adopted, observed, new Planner(HandlerRegistry.Of)
            .Plan(adopted, observed, AppliedRevisionTag.IsOf(description, observed.AppliedRevisionTag)), run.Calls.Snapshot())
        {
            Description = description,
            Locations = [.. adopted.Placements.Concat(observed.Resources.Select(resource => resource.At)).Select(Located).Distinct()],
        };

        PlanLocation Located(Placement at) => new() { Account = AccountName.OfRole(at) ?? run.Clients.Caller.Known, Region = at.Region };
    }
}
