namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Destruction"/>
internal static class DestructionCheck
{
    private const int Refusals = 3;
    private const string WaitInDelete = "Wait in DeleteAsync with context.UntilGoneAsync.";

    public static async Task RunAsync(CheckContext context)
    {
        await using var run = await context.StartAppliedAsync(Pace.Realistic);
        var deleted = new DeletedResources(run, context.Suite.LogicalId);
        await run.DestroyAsync(context.Suite.Stack, deleted);
        foreach (var id in await deleted.StillThereAsync())
        {
            context.Find($"{id} was reported as deleted while it still existed. {WaitInDelete}");
        }

        await ExpectNothingAsync(context, run, "The destroy has ended");
    }

    public static async Task InUseAsync(CheckContext context)
    {
        var suite = context.Suite;
        if (suite.InUse is not { } refusal)
        {
            context.Skip($"{nameof(suite.InUse)} is null.");
            return;
        }

        await using (var run = await context.StartAppliedAsync())
        {
            run.Aws.Faults.On(refusal.Operation).Times(Refusals).Fail(refusal.Code);
            if (await FailureAsync(run, suite) is { } failure)
            {
                context.Find($"AWS refused {refusal.Operation} with {refusal.Code} {Refusals} times, and the destroy did not wait: {failure.Message} "
                    + "Name the code in context.DeleteAsync or in InUseCodes of the module.");
            }
        }

        await using (var run = await context.StartAppliedAsync())
        {
            run.Aws.Faults.On(refusal.Operation).Times(int.MaxValue).Fail(refusal.Code);
            var failure = await FailureAsync(run, suite);
            if (failure?.Message.Contains(suite.LogicalId, StringComparison.Ordinal) is not true
                || !failure.Message.Contains(refusal.Code, StringComparison.Ordinal))
            {
                context.Find($"AWS refuses {refusal.Operation} with {refusal.Code} for good, and the destroy does not report {suite.LogicalId} with the code: "
                    + $"{failure?.Message ?? "it succeeded."}");
            }

            run.Aws.Faults.Clear();
            await run.DestroyAsync(suite.Stack);
            await ExpectNothingAsync(context, run, "The second destroy has ended");
        }
    }

    private static async Task ExpectNothingAsync(CheckContext context, ConformanceRun run, string when)
    {
        if (await run.ListAsync() is [_, ..] left)
        {
            context.Find($"{when}, and there still is {string.Join(", ", left.Select(found => found.Id))}. {WaitInDelete}");
        }
    }

    private static async Task<PrivateLinkException?> FailureAsync(ConformanceRun run, ConformanceSuite suite)
    {
        try
        {
            await run.DestroyAsync(suite.Stack);
            return null;
        }
        catch (PrivateLinkException failure)
        {
            return failure;
        }
    }
}
