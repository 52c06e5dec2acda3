using System.Diagnostics;
using System.Diagnostics.Metrics;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Counts planned and executed changes, and records an activity for each executed one.</summary>
internal static class ChangeTelemetry
{
    private static readonly Counter<long> Planned = Telemetry.Meter.CreateCounter<long>("privatelinkkit.plan.changes", "{change}", "Changes in plans.");

    private static readonly Counter<long> Made = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.changes", "{change}", "Changes executed or attempted by applies and destroys.");

    public static void CountPlanned(IReadOnlyList<PlannedChange> changes)
    {
        if (!Planned.Enabled)
        {
            return;
        }

        foreach (var change in changes.Where(change => change.Action is not ChangeAction.None))
        {
            Planned.Add(1, new TagList { { "action", Text(change.Action) }, { "resource_type", change.ResourceType }, { "drift", change.IsDrift } });
        }
    }

    /// <summary>Starts the activity of a change; null if there is no listener.</summary>
    public static Activity? Begin(PlannedChange change)
    {
        var activity = Telemetry.Source.StartActivity("privatelinkkit.change");
        if (activity is not null)
        {
            activity.DisplayName = $"{Text(change.Action)} {change.ResourceType}";
            activity.SetTag("logical_id", change.LogicalId);
            activity.SetTag("resource_type", change.ResourceType);
            activity.SetTag("action", Text(change.Action));
        }

        return activity;
    }

    /// <param name="activity">null if it was not started or has no listener.</param>
    /// <param name="outcome">The outcome of the change.</param>
    public static void End(Activity? activity, ChangeOutcome outcome)
    {
        Made.Add(1, new TagList { { "action", Text(outcome.Action) }, { "resource_type", outcome.ResourceType }, { "outcome", Text(outcome.Status) } });
        if (activity is null)
        {
            return;
        }

        activity.SetTag("physical_id", outcome.PhysicalId);
        activity.SetTag("outcome", Text(outcome.Status));
        if (outcome.Error is { } error)
        {
            activity.Fail(error, CancellationToken.None);
        }

        activity.Dispose();
    }

    private static string Text(ChangeAction action) => action switch
    {
        ChangeAction.Create => "create",
        ChangeAction.Update => "update",
        ChangeAction.Replace => "replace",
        ChangeAction.Delete => "delete",
        _ => "none",
    };

    private static string Text(ChangeStatus status) => status switch
    {
        ChangeStatus.Done => "done",
        ChangeStatus.Failed => "failed",
        ChangeStatus.Unfinished => "unfinished",
        _ => "not_started",
    };
}
