namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Changes"/>
internal static class ChangesCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        await ExpectEveryPropertyAsync(context);
        foreach (var change in context.Suite.Changes)
        {
            await using var run = await context.StartAppliedAsync();
            await ApplyAsync(context, run, change.Property, change.Stack, $"After {change.Property} has changed");
            await ApplyAsync(context, run, change.Property, context.Suite.Stack, $"After {change.Property} has changed back");
        }
    }

    private static async Task ApplyAsync(CheckContext context, ConformanceRun run, string property, PrivateLinkStack stack, string when)
    {
        var planned = context.ChangeIn(await run.ApplyAsync(stack));
        if (planned?.Properties.Any(found => found.Name == property) is not true)
        {
            context.Find($"The description changes {property}, but the plan of {context.Suite.LogicalId} does not "
                + $"({planned?.Action}: {string.Join(", ", planned?.Properties.Select(found => found.Name) ?? [])}). Compare it in CompareProperties.");
            return;
        }

        await context.ExpectOneAsync(run, when);
        await context.ExpectNothingToDoAsync(run, stack, when);
    }

    private static async Task ExpectEveryPropertyAsync(CheckContext context)
    {
        var suite = context.Suite;
        await using var run = await context.StartAsync();
        var all = context.ChangeIn(await run.PlanAsync(suite.Stack))?.Properties.Select(property => property.Name) ?? [];
        var missing = all.Except(suite.Changes.Select(change => change.Property)).Except(suite.FixedProperties).Except([TagsCheck.Property]).ToList();
        if (missing.Count > 0)
        {
            context.Find($"No description changes {string.Join(", ", missing)}: add it to {nameof(suite.Changes)}, or to {nameof(suite.FixedProperties)}.");
        }
    }
}
