using PrivateLinkKit.Testing.Conformance.Faults;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.StalePlans"/>
internal static class StalePlansCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        if (suite.ManualChanges.Count is 0)
        {
            context.Skip($"{nameof(suite.ManualChanges)} is empty.");
            return;
        }

        foreach (var change in suite.ManualChanges)
        {
            await using var run = await context.StartAppliedAsync();
            var plan = await run.PlanAsync(suite.Stack);
            await change.ChangeAsync(run.ByHand, (await run.OnlyAsync()).Id);
            run.Aws.Requests.Clear();
            if (await IsRefusedAsync(run, plan))
            {
                foreach (var call in CallSite.Of(run.Aws.Requests).Where(call => call.Changes))
                {
                    context.Find($"{change.Property} was changed by hand after a plan was made, and its apply noticed, but only after {call.Operation}.");
                }
            }
            else
            {
                context.Find($"{change.Property} was changed by hand after a plan was made, and its apply did not notice: the state has the same text as "
                    + "before. Return the property from ReadAsync; hold lists in an EquatableList, and other values in records.");
            }
        }
    }

    private static async Task<bool> IsRefusedAsync(ConformanceRun run, Plan plan)
    {
        try
        {
            await run.ApplyAsync(plan);
            return false;
        }
        catch (StalePlanException)
        {
            return true;
        }
    }
}
