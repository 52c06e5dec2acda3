namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>Runs one operation with faults on the accounts that the previous operation left, and checks the invariants.</summary>
internal sealed class Trial(Verb verb, TestEnvironment edge)
{
    private PrivateLinkStack? Wanted => verb switch
    {
        Verb.Apply => TaskApi.First,
        Verb.Update => TaskApi.Next,
        _ => null,
    };

    /// <summary>true if the call for the fault was made: polls, and retries of a destroy, depend on timing.</summary>
    public bool MetHarm { get; private set; }

    public static async Task<TestEnvironment> StartAsync()
    {
        var edge = await TestEnvironment.StartAsync();
        TaskApi.AddTo(edge.Aws.Images);
        return edge;
    }

    /// <summary>Accounts after all operations up to this one.</summary>
    public static async Task<TestEnvironment> StartAfterAsync(Verb last)
    {
        var edge = await StartAsync();
        foreach (var verb in Enum.GetValues<Verb>().TakeWhile(verb => verb <= last))
        {
            await new Trial(verb, edge).RunAsync(CancellationToken.None);
        }

        return edge;
    }

    /// <summary>Runs as a new process.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var host = new PrivateLinkProvisioner(edge.Options());
        if (Wanted is { } wanted)
        {
            await host.ApplyAsync(await host.PlanAsync(wanted, cancellationToken), cancellationToken: cancellationToken);
        }
        else
        {
            await host.DestroyAsync(TaskApi.Next, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Returns the violated invariant, or null.</summary>
    public async Task<string?> FaultOfAsync(FaultCase fate)
    {
        await edge.PassAsync(fate.Lag);
        edge.Aws.Requests.Clear();
        string? fault;
        try
        {
            await SufferAsync(fate);
            fault = await FaultAsync();
        }
        catch (Exception failure) when (failure is PrivateLinkException or InvalidOperationException)
        {
            fault = $"{failure.Message} {failure.InnerException?.Message}";
        }

        return fault is null ? null : $"{fault}{Environment.NewLine}    {Calls()}";
    }

    private string Calls() => string.Join(", ", edge.Aws.Requests
        .Select((request, index) => $"{index} {request.Operation}{(request.Status is 200 ? "" : $" {request.Status} {request.ErrorCode}")}"));

    private async Task SufferAsync(FaultCase fate)
    {
        using var stop = new CancellationTokenSource();
        fate.Befall(edge.Aws.Faults, stop);
        var ending = await Record.ExceptionAsync(() => RunAsync(stop.Token));
        var met = fate.Call?.IndexIn(edge.Aws.Requests);
        MetHarm = met is not null;
        if (fate.FaultKind is FaultKind.IsCancelled && edge.Aws.Requests.Count - met is { } after && after > edge.Options().MaxParallelism)
        {
            throw new InvalidOperationException($"{after} calls came at and after the cancellation.");
        }

        fate.Pass(edge.Aws.Faults);
        if (fate.EndsTheVerb)
        {
            await edge.PassAsync(fate.Lag);
            await RunAsync(CancellationToken.None);
        }
        else if (ending is not null)
        {
            throw new InvalidOperationException("The process did not carry on.", ending);
        }

        edge.Aws.Faults.Clear();
    }

    private async Task<string?> FaultAsync()
    {
        var expected = (await Undisturbed.OfAsync(verb)).Holdings;
        if (Holding.Difference(expected, await Inventory.OfAsync(edge, TaskApi.Accounts)) is { } wrong)
        {
            return wrong;
        }

        if (Wanted is not { } wanted)
        {
            return null;
        }

        using var host = new PrivateLinkProvisioner(edge.Options());
        var plan = await host.PlanAsync(wanted);
        return plan.IsEmpty ? null : $"half-wired: {plan}";
    }
}
