namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>Runs one operation with a fault on what the previous operation left, and checks the invariants.</summary>
internal sealed class FaultTrial(MatrixStep step, ConformanceRun run)
{
    /// <summary>true if the call for the fault was made: polls, and retries of a destroy, depend on timing.</summary>
    public bool MetFault { get; private set; }

    /// <summary>Returns the violated invariant, or null.</summary>
    public async Task<string?> ViolationOfAsync(FaultCase fault)
    {
        await run.PassAsync(fault.Lag);
        run.Aws.Requests.Clear();
        string? violation;
        try
        {
            violation = await SufferAsync(fault) ?? await ViolationAsync();
        }
        catch (Exception failure) when (!run.CancellationToken.IsCancellationRequested)
        {
            violation = $"{failure.GetType().Name}: {failure.Message} {failure.InnerException?.Message}";
        }

        return violation is null ? null : $"{violation}{Environment.NewLine}    {Calls()}";
    }

    private string Calls() => string.Join(", ", run.Aws.Requests
        .Select((request, index) => $"{index} {request.Operation}{(request.Status is 200 ? "" : $" {request.Status} {request.ErrorCode}")}"));

    private async Task<string?> SufferAsync(FaultCase fault)
    {
        using var stop = new CancellationTokenSource();
        fault.Befall(run.Aws.Faults, stop, run.IsOfTheKind);
        var ending = await EndingAsync(stop.Token);
        var met = fault.Call?.IndexIn(run.Aws.Requests, run.IsOfTheKind);
        MetFault = met is not null;
        if (fault.FaultKind is FaultKind.IsCancelled && run.Aws.Requests.Count - met is { } after && after > run.Options().MaxParallelism)
        {
            return $"{after} calls came at and after the cancellation.";
        }

        fault.Pass(run.Aws.Faults);
        if (!fault.EndsTheOperation)
        {
            run.Aws.Faults.Clear();
            return ending is null ? null : $"The host did not continue: {ending.Message}";
        }

        var untagged = await UntaggedAsync();
        await SettleAsync(fault.Lag);
        await step.RunAsync(run);
        run.Aws.Faults.Clear();
        return untagged;
    }

    /// <summary>Lets the lag pass after the last call: those on their way when the host died arrive later.</summary>
    private async Task SettleAsync(TimeSpan lag)
    {
        int before;
        do
        {
            before = run.Aws.Requests.Count;
            await run.PassAsync(lag);
        }
        while (run.Aws.Requests.Count != before);
    }

    private async Task<Exception?> EndingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(run, cancellationToken);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private async Task<string?> UntaggedAsync() => (await run.ListAsync()).FirstOrDefault(found => found.LacksTags) is { } untagged
        ? $"When the host died, {untagged.Id} existed without {string.Join(", ", untagged.MissingKeys)}: no other host can find it. "
            + "Send context.TagsOf(want) in the create call."
        : null;

    private async Task<string?> ViolationAsync()
    {
        if (Roles.Difference(step.Resources.Select(found => found.Role), (await run.ListAsync()).Select(found => found.Role)) is { } wrong)
        {
            return $"Duplicates or orphans remain: {wrong}. Use OnceAsync for a create that AWS would execute twice.";
        }

        return step.Stack is { } stack && await run.PlanAsync(stack) is { IsEmpty: false } plan ? $"The next plan is not empty: {plan}" : null;
    }
}
