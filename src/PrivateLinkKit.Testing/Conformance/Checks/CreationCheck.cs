namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Creation"/>
internal static class CreationCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        await using var run = await context.StartAsync(Pace.Realistic);
        if (context.ChangeIn(await run.ApplyAsync(suite.Stack)) is not { Action: ChangeAction.Create })
        {
            context.Find($"The first plan does not create {suite.LogicalId}.");
            return;
        }

        await context.ExpectOneAsync(run, "After the first apply");
        foreach (var untagged in (await run.ListAsync()).Where(found => found.LacksTags))
        {
            context.Find($"{untagged.Id} lacks {string.Join(", ", untagged.MissingKeys)}. Send context.TagsOf(want) in the create call.");
        }

        await context.ExpectNothingToDoAsync(run, suite.Stack, "After the first apply");
    }
}
