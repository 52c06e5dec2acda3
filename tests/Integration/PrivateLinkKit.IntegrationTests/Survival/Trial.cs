namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One verb on an edge of its own, while something goes wrong; then what has to hold whatever it was.</summary>
internal sealed class Trial(Verb verb, Edge edge)
{
    private PrivateLinkStack? Wanted => verb switch
    {
        Verb.Apply => TaskApi.First,
        Verb.Update => TaskApi.Next,
        _ => null,
    };

    public static async Task<Edge> StartAsync()
    {
        var edge = await Edge.StartAsync();
        TaskApi.AddTo(edge.Aws.Images);
        return edge;
    }

    /// <summary>How many calls the verb makes when nothing goes wrong, and what is there afterwards.</summary>
    public static async Task<(int Calls, IReadOnlyList<Holding> Holdings)> UndisturbedAsync(Verb verb)
    {
        await using var edge = await StartAsync();
        var trial = new Trial(verb, edge);
        await trial.PrepareAsync();
        var before = edge.Aws.Requests.Count;
        await trial.RunAsync(CancellationToken.None);
        var calls = edge.Aws.Requests.Count - before;
        return (calls, await Inventory.OfAsync(edge, TaskApi.Accounts));
    }

    /// <summary>What is wrong in the end; null where nothing is.</summary>
    public static async Task<string?> FaultOfAsync(Verb verb, Fate fate, IReadOnlyList<Holding> expected)
    {
        await using var edge = await StartAsync();
        var trial = new Trial(verb, edge);
        await trial.PrepareAsync();
        await edge.PassAsync(fate.Lag);
        var before = edge.Aws.Requests.Count;
        string? fault;
        try
        {
            await trial.SufferAsync(fate);
            fault = await trial.FaultOfAsync(expected);
        }
        catch (Exception failure) when (failure is PrivateLinkException or InvalidOperationException)
        {
            fault = $"{failure.Message} {failure.InnerException?.Message}";
        }

        return fault is null ? null : $"{fault}{Environment.NewLine}    {Calls(edge, before)}";
    }

    private static string Calls(Edge edge, int before) => string.Join(", ", edge.Aws.Requests.Skip(before)
        .Select((request, index) => $"{index} {request.Operation}{(request.Status is 200 ? "" : $" {request.Status} {request.ErrorCode}")}"));

    private Task PrepareAsync() => verb is Verb.Apply ? Task.CompletedTask : ApplyAsync(TaskApi.First, CancellationToken.None);

    /// <summary>As a process that has just begun.</summary>
    private Task RunAsync(CancellationToken cancellationToken) =>
        Wanted is { } wanted ? ApplyAsync(wanted, cancellationToken) : DestroyAsync(TaskApi.First, cancellationToken);

    private async Task SufferAsync(Fate fate)
    {
        using var stop = new CancellationTokenSource();
        var before = edge.Aws.Requests.Count;
        fate.Befall(edge.Aws.Faults, stop);
        var ending = await Record.ExceptionAsync(() => RunAsync(stop.Token));
        var after = edge.Aws.Requests.Count - before - fate.Call;
        if (fate.Harm is Harm.IsCancelled && after > edge.Options().MaxParallelism)
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

    private async Task<string?> FaultOfAsync(IReadOnlyList<Holding> expected)
    {
        if (Holding.Difference(expected, await Inventory.OfAsync(edge, TaskApi.Accounts)) is { } wrong)
        {
            return wrong;
        }

        if (Wanted is not { } wanted)
        {
            return null;
        }

        using var host = new PrivateLinkProvisioner(edge.Options());
        var plan = await host.PlanAsync(wanted, new PlanOptions { Thorough = true });
        if (!plan.IsEmpty)
        {
            return $"half-wired: {plan}";
        }

        await host.DestroyAsync(wanted);
        return Holding.Difference([], await Inventory.OfAsync(edge, TaskApi.Accounts));
    }

    private async Task ApplyAsync(PrivateLinkStack stack, CancellationToken cancellationToken)
    {
        using var host = new PrivateLinkProvisioner(edge.Options());
        await host.ApplyAsync(await host.PlanAsync(stack, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task DestroyAsync(PrivateLinkStack stack, CancellationToken cancellationToken)
    {
        using var host = new PrivateLinkProvisioner(edge.Options());
        await host.DestroyAsync(stack, cancellationToken: cancellationToken);
    }
}
