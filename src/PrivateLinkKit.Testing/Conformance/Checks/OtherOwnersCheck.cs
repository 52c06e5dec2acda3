namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.OtherOwners"/>
internal static class OtherOwnersCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        await RunAsync(context, "without the stack's tags", [], [ExistingResource.StackKey, ExistingResource.HomeKey, ExistingResource.IdKey]);
        await RunAsync(context, "of a stack of the same name at another home", new() { [ExistingResource.HomeKey] = "999999999999/us-east-2" }, []);
    }

    private static async Task RunAsync(CheckContext context, string whose, Dictionary<string, string> set, string[] remove)
    {
        var suite = context.Suite;
        await using var run = await context.StartAppliedAsync();
        var id = (await run.OnlyAsync()).Id;
        await suite.ChangeTagsAsync(run.ByHand, id, set, remove);
        var foreign = (await run.ListAsync()).Single(found => found.Id == id);
        if (foreign.Settings.Count is 0)
        {
            context.Find($"Nobody sees whether a resource {whose} is changed: return {nameof(foreign.Settings)} from {nameof(suite.ListAsync)}.");
            return;
        }

        if (await RefusedAsync(() => run.ApplyAsync(suite.Stack)) is false)
        {
            await context.ExpectNothingToDoAsync(run, suite.Stack, $"Beside a resource {whose}, an apply succeeded, but");
        }

        await ExpectUntouchedAsync(context, run, foreign, $"An apply changed a resource {whose}");
        await RefusedAsync(() => run.DestroyAsync(suite.Stack));
        await ExpectUntouchedAsync(context, run, foreign, $"A destroy changed a resource {whose}");
    }

    /// <summary>Refusing is a good answer to a name that somebody else has.</summary>
    private static async Task<bool> RefusedAsync(Func<Task> operation)
    {
        try
        {
            await operation();
            return false;
        }
        catch (PrivateLinkException)
        {
            return true;
        }
    }

    private static async Task ExpectUntouchedAsync(CheckContext context, ConformanceRun run, ExistingResource foreign, string otherwise)
    {
        var found = (await run.ListAsync()).FirstOrDefault(found => found.Id == foreign.Id);
        var changed = found?.ChangedSince(foreign).ToList();
        if (changed is not [])
        {
            context.Find($"{otherwise}: {foreign.Id} {(changed is null ? "is gone" : $"has another {string.Join(", ", changed)}")}. "
                + "Return from ReadAsync only what context.OwnerOf accepts, and throw a TagsMissingException for a name that is taken.");
        }
    }
}
