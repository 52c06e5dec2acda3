using System.Collections.Concurrent;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// Two independent hosts change one stack at the same time. Each succeeds or fails with a typed error, and the result is one correct stack.
/// </summary>
public class TwoHostsTests
{
    private static readonly int Seeds = MatrixTests.IsFull ? 24 : 8;
    private const int JitteredCalls = 600;

    /// <summary>Each race starts from the verified result of the previous one; the first starts from nothing.</summary>
    private static readonly (string Name, Func<PrivateLinkProvisioner, Task> One, Func<PrivateLinkProvisioner, Task> Other)[] Races =
    [
        ("apply and apply", ApplyAsync, ApplyAsync),
        ("apply and destroy", ApplyAsync, DestroyAsync),
        ("destroy and destroy", DestroyAsync, DestroyAsync),
    ];

    [Fact]
    public async Task Verbs_OfTwoHostsAtTheSameTime_EndWithOneCorrectStack()
    {
        var expected = await UndisturbedAsync();
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Seeds), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (seed, _) =>
        {
            await using var edge = await TaskApi.StartAsync();
            foreach (var (name, one, other) in Races)
            {
                if (await FaultOfAsync(edge, seed, one, other, expected) is { } fault)
                {
                    faults.Enqueue($"seed {seed}, {name}: {fault}");
                    return;
                }
            }

            await DestroyAsync(edge.PrivateLink);
            if (Holding.Difference([], await Inventory.OfAsync(edge, TaskApi.Accounts)) is { } left)
            {
                faults.Enqueue($"seed {seed}: {left}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
    }

    private static async Task<IReadOnlyList<Holding>> UndisturbedAsync()
    {
        await using var edge = await TaskApi.StartAsync();
        await ApplyAsync(edge.PrivateLink);
        return await Inventory.OfAsync(edge, TaskApi.Accounts);
    }

    private static async Task<string?> FaultOfAsync(
        TestEnvironment edge, int seed, Func<PrivateLinkProvisioner, Task> one, Func<PrivateLinkProvisioner, Task> other, IReadOnlyList<Holding> expected)
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
        return plan.IsEmpty ? null : $"half-wired: {plan}{said}";
    }

    /// <summary>Delays about half of the calls, so that each seed gives another order of events.</summary>
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

    private static async Task<Exception?> EndingOfAsync(TestEnvironment edge, Func<PrivateLinkProvisioner, Task> verb)
    {
        var options = edge.Options();
        options.Lock = StackLocks.None;
        using var host = new PrivateLinkProvisioner(options);
        return await Record.ExceptionAsync(() => verb(host));
    }

    private static async Task ApplyAsync(PrivateLinkProvisioner host) => await host.ApplyAsync(await host.PlanAsync(TaskApi.First));

    private static async Task DestroyAsync(PrivateLinkProvisioner host) => await host.DestroyAsync(TaskApi.First);
}
