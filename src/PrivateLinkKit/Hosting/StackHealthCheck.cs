using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>Health check that reports the last known status of a stack, without calls to AWS.</summary>
internal sealed class StackHealthCheck(string name, IStackMonitor monitor, IOptions<PrivateLinkOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stack = monitor.StatusOf(name);
        var (status, text) = stack.State switch
        {
            StackState.Converged => (HealthStatus.Healthy, $"Stack {name} is converged."),
            StackState.Differs => (HealthStatus.Degraded, $"Stack {name} differs from its description: {Differing(stack.LastPlan!)}."),
            StackState.Incomplete => (HealthStatus.Degraded, $"Stack {name} is converged except for {Troubled(stack)}.{Obstacles(stack)}"),
            StackState.Superseded => (HealthStatus.Degraded, stack.LastError!.Message),
            StackState.Failed => (context.Registration.FailureStatus, $"Stack {name} could not be verified or applied: {stack.LastError!.Message}"),
            _ => (HealthStatus.Degraded, $"Stack {name} is not verified{(stack.IsWorking ? " yet" : "")}."),
        };
        return Task.FromResult(new HealthCheckResult(status, text, stack.LastError, Data(stack)));
    }

    /// <summary>Number of units named; a stack may have thousands of consumers.</summary>
    private const int Named = 5;

    private static string Troubled(StackStatus stack)
    {
        var units = stack.Units.Where(unit => unit.State is not UnitState.Converged).ToList();
        List<string> troubled = [.. units.Take(Named).Select(unit => $"{unit}")];
        if (units.Count > Named)
        {
            troubled.Add($"and {units.Count - Named} more");
        }

        return string.Join("; ", stack.RecordFault is { } fault ? [.. troubled, $"its home record: {fault.TrimEnd('.')}"] : troubled);
    }

    private static string Obstacles(StackStatus stack) => stack.Findings.Count == 0 ? ""
        : $" Obstacles: {string.Join(" ", stack.Findings.Take(Named))}{(stack.Findings.Count > Named ? $" And {stack.Findings.Count - Named} more." : "")}";

    private static string Differing(Plan plan)
    {
        var changes = plan.Changes.Where(change => change.Action is not ChangeAction.None).ToList();
        return changes.Count > 0 ? string.Join(", ", changes) : string.Join(" ", plan.Notes.Select(note => note.Text)).TrimEnd('.');
    }

    private Dictionary<string, object> Data(StackStatus stack)
    {
        var data = new Dictionary<string, object> { ["state"] = stack.State.ToString(), ["working"] = stack.IsWorking };
        if (stack.AgeBy(options.Value.TimeProvider) is { } age)
        {
            data["age"] = age;
        }

        return data;
    }
}
