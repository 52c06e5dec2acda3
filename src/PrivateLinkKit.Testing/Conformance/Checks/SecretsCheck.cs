using PrivateLinkKit.Testing.Conformance.Faults;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>Looks for the secrets in everything that applies of the stack, and of those in which a secret changes, write.</summary>
internal static class SecretsCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        if (suite.Secrets.Count is 0)
        {
            context.Skip($"{nameof(suite.Secrets)} is empty.");
            return;
        }

        var secrets = suite.Secrets.Select(secret => new SecretText(secret)).ToList();
        await ApplyAsync(context, secrets, null, suite.Stack, "");
        foreach (var change in suite.Changes)
        {
            await ApplyAsync(context, secrets, suite.Stack, change.Stack, $" of a changed {change.Property}");
        }

        foreach (var (number, secret) in secrets.Index().Where(secret => !secret.Item.IsSent))
        {
            context.Find($"No request of the kind contains secret {number + 1} of {nameof(suite.Secrets)}: the stack does not use it.");
        }
    }

    /// <summary>Applies a stack undisturbed, and then with each of the kind's changing operations failing.</summary>
    private static async Task ApplyAsync(
        CheckContext context, List<SecretText> secrets, PrivateLinkStack? before, PrivateLinkStack stack, string of)
    {
        IEnumerable<string> operations;
        await using (var run = await StartAsync(context, before))
        {
            using var texts = new HostTexts(run);
            var plan = await texts.PlanAsync(stack);
            Expect($"the plan{of}", [plan.ToString(), plan.ToJson()]);
            if (before is not null && context.ChangeIn(plan)?.Properties.Any(property => property.IsSensitive) is not true)
            {
                return;
            }

            run.Aws.Requests.Clear();
            run.Aws.Requests.Parsed = (call, parameters) =>
            {
                if (run.IsOfTheKind(call))
                {
                    secrets.ForEach(secret => secret.LookIn(parameters));
                }
            };
            await texts.ApplyAsync(plan);
            operations = [.. CallSite.Of(run.Aws.Requests.Where(run.IsOfTheKind)).Where(call => call.Changes).Select(call => call.Operation).Distinct()];
            Expect($"the progress{of}", texts.Progress);
            Expect($"the log{of}", texts.Log);
            Expect($"tags{of}", (await run.ListAsync()).SelectMany(found => found.Tags).Select(tag => $"{tag.Key}={tag.Value}"));
        }

        foreach (var operation in operations)
        {
            await using var run = await StartAsync(context, before);
            using var texts = new HostTexts(run);
            var plan = await texts.PlanAsync(stack);
            var refused = new FaultEffect.Failed("UnauthorizedOperation", "Injected fault", 403);
            run.Aws.Faults.Add(new FaultRule(operation, 0, int.MaxValue, refused, run.IsOfTheKind));
            Expect($"the error{of} if {operation} fails", [await texts.ErrorAsync(plan)]);
            Expect($"the progress{of} if {operation} fails", texts.Progress);
            Expect($"the log{of} if {operation} fails", texts.Log);
        }

        void Expect(string where, IEnumerable<string> texts)
        {
            var all = texts.ToList();
            foreach (var (number, _) in secrets.Index().Where(secret => all.Exists(secret.Item.IsIn)))
            {
                context.Find($"{where} contains secret {number + 1} of {nameof(context.Suite.Secrets)}.");
            }
        }
    }

    private static async Task<ConformanceRun> StartAsync(CheckContext context, PrivateLinkStack? before)
    {
        var run = await context.StartAsync();
        return before is null ? run : await run.AfterAsync(() => run.ApplyAsync(before));
    }
}
