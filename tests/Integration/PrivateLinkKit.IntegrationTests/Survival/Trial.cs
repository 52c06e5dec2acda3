using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One verb on an edge of its own, while one thing goes wrong at one call; then what has to hold whatever it was.</summary>
internal sealed class Trial(Verb verb, Edge edge)
{
    /// <summary>What a process meets that is dead: an error that ends it at once and changes nothing.</summary>
    private const string Dead = "UnauthorizedOperation";

    private PrivateLinkStack? Wanted => verb switch
    {
        Verb.Apply => TaskApi.First,
        Verb.Update => TaskApi.Next,
        _ => null,
    };

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
    public static async Task<string?> FaultOfAsync(Verb verb, Harm harm, int call, TimeSpan lag, IReadOnlyList<Holding> expected)
    {
        await using var edge = await StartAsync();
        var trial = new Trial(verb, edge);
        await trial.PrepareAsync();
        var before = edge.Aws.Requests.Count;
        try
        {
            await trial.SufferAsync(harm, call, lag);
            return await trial.FaultOfAsync(expected);
        }
        catch (Exception failure)
        {
            var calls = edge.Aws.Requests.Skip(before).Select(request => $"{request.Operation}{(request.Status is 200 ? "" : $" {request.Status} {request.ErrorCode}")}");
            return $"{failure}{Environment.NewLine}    calls: {string.Join(", ", calls)}";
        }
    }

    public static async Task<Edge> StartAsync()
    {
        var edge = await Edge.StartAsync();
        TaskApi.AddTo(edge.Aws.Images);
        return edge;
    }

    private Task PrepareAsync() => verb is Verb.Apply ? Task.CompletedTask : ApplyAsync(TaskApi.First, CancellationToken.None);

    /// <summary>As a process that has just begun.</summary>
    private Task RunAsync(CancellationToken cancellationToken) =>
        Wanted is { } wanted ? ApplyAsync(wanted, cancellationToken) : DestroyAsync(TaskApi.First, cancellationToken);

    private async Task SufferAsync(Harm harm, int call, TimeSpan lag)
    {
        using var stop = new CancellationTokenSource();
        Set(harm, call, stop);
        if (lag > TimeSpan.Zero)
        {
            edge.Aws.Faults.On("*").Times(int.MaxValue).LagBehind(lag);
        }

        var ending = await Record.ExceptionAsync(() => RunAsync(stop.Token));
        var ends = harm is Harm.Dies or Harm.DiesUnanswered or Harm.IsCancelled;
        if (ending is not null && !ends)
        {
            throw new InvalidOperationException("The process did not carry on.", ending);
        }

        edge.Aws.Faults.Clear();
        if (lag > TimeSpan.Zero)
        {
            edge.Aws.Faults.On("*").Times(int.MaxValue).LagBehind(lag);
        }

        if (ends)
        {
            await RunAsync(CancellationToken.None);
        }

        edge.Aws.Faults.Clear();
    }

    private void Set(Harm harm, int call, CancellationTokenSource stop)
    {
        var fault = edge.Aws.Faults.On("*").Skip(call);
        switch (harm)
        {
            case Harm.LosesAnswer or Harm.DiesUnanswered: fault.LoseAnswer(); break;
            case Harm.IsThrottled: fault.Throttle(); break;
            case Harm.MeetsInternalError: fault.Fail("InternalError", status: 500); break;
            case Harm.MeetsUnavailability: fault.Fail("ServiceUnavailable", status: 503); break;
            case Harm.LosesConnection: fault.ResetConnection(); break;
            case Harm.IsCancelled: fault.Run(stop.Cancel); break;
        }

        if (harm is Harm.Dies or Harm.DiesUnanswered)
        {
            edge.Aws.Faults.On("*").Skip(call + 1).Times(int.MaxValue).Fail(Dead, status: 403);
        }
    }

    private async Task<string?> FaultOfAsync(IReadOnlyList<Holding> expected)
    {
        if (Difference(expected, await Inventory.OfAsync(edge, TaskApi.Accounts)) is { } wrong)
        {
            return wrong;
        }

        if (Wanted is not { } wanted)
        {
            return null;
        }

        using var host = new PrivateLinkProvisioner(edge.Options());
        var plan = await host.PlanAsync(wanted);
        if (!plan.IsEmpty)
        {
            return $"half-wired: {plan}";
        }

        await DestroyAsync(wanted, CancellationToken.None);
        return Difference([], await Inventory.OfAsync(edge, TaskApi.Accounts));
    }

    private static string? Difference(IReadOnlyList<Holding> expected, IReadOnlyList<Holding> found)
    {
        var (wanted, there) = (Count(expected), Count(found));
        var wrong = wanted.Keys.Union(there.Keys)
            .Where(role => wanted.GetValueOrDefault(role) != there.GetValueOrDefault(role))
            .Select(role => $"{role}: {there.GetValueOrDefault(role)} instead of {wanted.GetValueOrDefault(role)}")
            .ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong);

        static Dictionary<string, int> Count(IEnumerable<Holding> holdings) => holdings.CountBy(held => held.Role).ToDictionary();
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
