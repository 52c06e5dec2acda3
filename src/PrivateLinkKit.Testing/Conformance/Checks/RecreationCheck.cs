namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Recreation"/>
internal static class RecreationCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        await using var run = await context.StartAppliedAsync();
        await suite.DeleteAsync(run.ByHand, (await run.OnlyAsync()).Id);
        if (context.ChangeIn(await run.PlanAsync(suite.Stack)) is not { Action: ChangeAction.Create } planned)
        {
            context.Find($"{suite.LogicalId} was deleted by hand, but is not created again: ReadAsync still returns it.");
            return;
        }

        if (!planned.IsDrift)
        {
            context.Find($"{suite.LogicalId} was deleted by hand, but the plan does not show it as drift.");
        }

        await run.ApplyAsync(suite.Stack);
        await context.ExpectOneAsync(run, "After it was deleted by hand and created again");
        await context.ExpectNothingToDoAsync(run, suite.Stack, "After it was deleted by hand and created again");
    }
}
