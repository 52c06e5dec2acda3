using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit;

public sealed partial class PrivateLinkProvisioner
{
    private static void Tag(Activity? activity, IReadOnlyDictionary<string, int> calls, params ReadOnlySpan<(string Name, int Count)> counts)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("calls", calls.Values.Sum());
        foreach (var (name, count) in counts)
        {
            activity.SetTag(name, count);
        }
    }

    private void TellPlanned(Plan plan, Activity? activity, double seconds) => TellPlanned([plan], activity, seconds);

    private void TellPlanned(IReadOnlyList<Plan> plans, Activity? activity, double seconds)
    {
        activity?.SetTag("depth", plans[0].Observed.Depth is ReadingDepth.Full ? "full" : "decisive");
        Tag(
            activity,
            plans[0].Calls,
            ("create", plans.Sum(plan => plan.Count(ChangeAction.Create))),
            ("update", plans.Sum(plan => plan.Count(ChangeAction.Update))),
            ("replace", plans.Sum(plan => plan.Count(ChangeAction.Replace))),
            ("delete", plans.Sum(plan => plan.Count(ChangeAction.Delete))));
        if (!_logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        foreach (var plan in plans)
        {
            LogPlanned(
                plan.StackName,
                plan.Count(ChangeAction.Create),
                plan.Count(ChangeAction.Update),
                plan.Count(ChangeAction.Replace),
                plan.Count(ChangeAction.Delete),
                plan.Count(ChangeAction.None),
                plan.Calls.Values.Sum(),
                seconds);
        }
    }

    private void TellApplied(ApplyResult result, Activity? activity, double seconds)
    {
        Tag(activity, result.Calls, ("done", result.Outcomes.Count));
        LogApplied(result.StackName, result.Outcomes.Count, result.Calls.Values.Sum(), seconds);
    }

    private void TellForgotten(ForgetResult result, Activity? activity, double seconds)
    {
        Tag(activity, result.Calls);
        LogForgotten(result.StackName, result.ToString(), seconds);
    }

    private void TellDestroyed(DestroyResult result, Activity? activity, double seconds)
    {
        Tag(activity, result.Calls, ("done", result.Outcomes.Count));
        LogDestroyed(result.StackName, result.Outcomes.Count, result.Calls.Values.Sum(), seconds);
    }

    [LoggerMessage(1003, LogLevel.Information,
        "Stack {Stack} is planned: {Create} to create, {Update} to update, {Replace} to replace, {Delete} to delete, {Unchanged} unchanged; {Calls} "
        + "AWS calls in {Seconds:0.0} s.", EventName = "Planned")]
    private partial void LogPlanned(string stack, int create, int update, int replace, int delete, int unchanged, int calls, double seconds);

    [LoggerMessage(1004, LogLevel.Information, "Stack {Stack} is applied: {Done} changes done with {Calls} AWS calls in {Seconds:0.0} s.",
        EventName = "Applied")]
    private partial void LogApplied(string stack, int done, int calls, double seconds);

    [LoggerMessage(1006, LogLevel.Warning, "Stack {Stack} has forgotten an account and region in {Seconds:0.0} s. {Result}", EventName = "Forgotten")]
    private partial void LogForgotten(string stack, string result, double seconds);

    [LoggerMessage(1005, LogLevel.Information, "Stack {Stack} is destroyed: {Done} changes done with {Calls} AWS calls in {Seconds:0.0} s.",
        EventName = "Destroyed")]
    private partial void LogDestroyed(string stack, int done, int calls, double seconds);
}
