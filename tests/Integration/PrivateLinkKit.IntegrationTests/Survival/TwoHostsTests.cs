using System.Collections.Concurrent;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>Two hosts that know nothing of each other work on one stack at the same time. Each ends well or with a typed error, and one correct stack comes of it.</summary>
public class TwoHostsTests
{
    private const int Seeds = 24;
    private const int JitteredCalls = 600;

    [Fact]
    public Task ApplyAndApply_AtTheSameTime_EndWithOneCorrectStack() => RaceAsync(ApplyAsync, ApplyAsync, prepared: false);

    [Fact]
    public Task ApplyAndDestroy_AtTheSameTime_EndWithOneCorrectStack() => RaceAsync(ApplyAsync, DestroyAsync, prepared: true);

    [Fact]
    public Task DestroyAndDestroy_AtTheSameTime_LeaveNothingThatStaysInTheWay() => RaceAsync(DestroyAsync, DestroyAsync, prepared: true);

    private static async Task RaceAsync(Func<PrivateLinkProvisioner, Task> one, Func<PrivateLinkProvisioner, Task> other, bool prepared)
    {
        var (_, expected) = await Trial.UndisturbedAsync(Verb.Apply);
        var faults = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Seeds), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (seed, _) =>
        {
            await using var edge = await Trial.StartAsync();
            if (prepared)
            {
                await ApplyAsync(edge.PrivateLink);
            }

            if (await FaultOfAsync(edge, seed, one, other, expected) is { } fault)
            {
                faults[seed] = fault;
            }
        });

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.Select(fault => $"seed {fault.Key}: {fault.Value}")));
    }

    private static async Task<string?> FaultOfAsync(
        Edge edge, int seed, Func<PrivateLinkProvisioner, Task> one, Func<PrivateLinkProvisioner, Task> other, IReadOnlyList<Holding> expected)
    {
        Jitter(edge.Aws.Faults, new Random(seed));
        var endings = await Task.WhenAll(EndingOfAsync(edge, one), EndingOfAsync(edge, other));
        edge.Aws.Faults.Clear();
        if (endings.FirstOrDefault(ending => ending is not (null or PrivateLinkException)) is { } untyped)
        {
            return $"untyped: {untyped}";
        }

        var said = string.Concat(endings.Select(ending => $"{Environment.NewLine}    {ending?.Message ?? "succeeded"}"));
        var again = await Record.ExceptionAsync(() => ApplyAsync(edge.PrivateLink));
        if (again is not null)
        {
            return $"not mended: {again.Message}{said}";
        }

        if (Holding.Difference(expected, await Inventory.OfAsync(edge, TaskApi.Accounts)) is { } wrong)
        {
            return $"{wrong}{said}";
        }

        var plan = await edge.PrivateLink.PlanAsync(TaskApi.First);
        if (!plan.IsEmpty)
        {
            return $"half-wired: {plan}{said}";
        }

        await DestroyAsync(edge.PrivateLink);
        return Holding.Difference([], await Inventory.OfAsync(edge, TaskApi.Accounts));
    }

    /// <summary>Holds up about half of the calls, so that each seed is another order of events.</summary>
    private static void Jitter(FaultInjector faults, Random random)
    {
        for (var call = 0; call < JitteredCalls; call++)
        {
            if (random.Next(2) == 0)
            {
                faults.On("*").Skip(call).Delay(TimeSpan.FromMilliseconds(random.Next(1, 1500)));
            }
        }
    }

    private static async Task<Exception?> EndingOfAsync(Edge edge, Func<PrivateLinkProvisioner, Task> verb)
    {
        var options = edge.Options();
        options.Lock = StackLocks.None;
        using var host = new PrivateLinkProvisioner(options);
        return await Record.ExceptionAsync(() => verb(host));
    }

    private static async Task ApplyAsync(PrivateLinkProvisioner host) => await host.ApplyAsync(await host.PlanAsync(TaskApi.First));

    private static async Task DestroyAsync(PrivateLinkProvisioner host) => await host.DestroyAsync(TaskApi.First);
}
