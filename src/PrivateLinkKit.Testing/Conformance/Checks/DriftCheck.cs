namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Drift"/>
internal static class DriftCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        await ExpectEveryPropertyAsync(context);
        foreach (var change in suite.ManualChanges.Concat(TagsCheck.Renamed(suite)))
        {
            await using var run = await context.StartAppliedAsync();
            await change.ChangeAsync(run.ByHand, (await run.OnlyAsync()).Id);
            var planned = context.ChangeIn(await run.PlanAsync(suite.Stack))?.Properties.FirstOrDefault(property => property.Name == change.Property);

            // No tag holds a hash of a secret, so a change by hand cannot be told from a changed description.
            if (planned is not ({ IsDrift: true } or { IsSensitive: true }))
            {
                context.Find($"{change.Property} was changed by hand, but the plan of {suite.LogicalId} does not show it as drift. "
                    + "Return it from ReadAsync, and compare it in CompareProperties.");
                continue;
            }

            await run.ApplyAsync(suite.Stack);
            await context.ExpectNothingToDoAsync(run, suite.Stack, $"After {change.Property} was changed by hand and repaired");
        }
    }

    private static async Task ExpectEveryPropertyAsync(CheckContext context)
    {
        var suite = context.Suite;
        await using var run = await context.StartAppliedAsync();
        foreach (var change in suite.Changes.Where(change => suite.ManualChanges.All(manual => manual.Property != change.Property)))
        {
            var planned = context.ChangeIn(await run.PlanAsync(change.Stack))?.Properties.FirstOrDefault(property => property.Name == change.Property);
            if (planned is { RequiresReplacement: false })
            {
                context.Find($"AWS can change {change.Property} in place, but nobody changes it by hand: add it to {nameof(suite.ManualChanges)}.");
            }
        }
    }
}
