using System.Collections.Concurrent;
using PrivateLinkKit.Testing;
using PrivateLinkKit.Testing.Conformance.Faults;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// A consumer in an account of its own is added or removed, and the process dies at some call, or another host does the opposite at the same time. The next
/// apply of either description leaves nothing that nobody remembers, and no record of an empty place.
/// </summary>
public class HomeRecordCrashTests
{
    private const string Partner = "666666666666";

    private static readonly string[] Accounts = [TestEnvironment.Account, Partner];
    private static readonly PrivateLinkStack Without = Stacks.Service().AllowPrincipal("444444444444").Build();

    private static readonly PrivateLinkStack With = Stacks.Service().AllowPrincipal("444444444444").AllowPrincipal("555555555555")
        .ConsumeFrom("customer", customer => customer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(Stacks.Zones[0]))
            .AsRole($"arn:aws:iam::{Partner}:role/deployer")).Build();

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 0)]
    [InlineData(true, false, 10)]
    [InlineData(false, true, 0)]
    [InlineData(false, false, 0)]
    [InlineData(false, false, 10)]
    public async Task Apply_ProcessDiesAtAnyChange_NothingIsForgotten(bool adds, bool isAnswered, int lag)
    {
        var (before, after) = adds ? (Without, With) : (With, Without);
        var expected = await HoldingsAsync(With, Without);
        var faults = new ConcurrentQueue<string>();
        var calls = await ChangesAsync(before, edge => ApplyAsync(edge, after));
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (call, _) =>
        {
            var fate = new FaultCase(isAnswered ? FaultKind.Dies : FaultKind.DiesUnanswered, call, TimeSpan.FromSeconds(lag));
            await using var edge = await StartAsync(before);
            await edge.PassAsync(fate.Lag);
            using var stop = new CancellationTokenSource();
            fate.Befall(edge.Aws.Faults, stop);
            await Record.ExceptionAsync(() => ApplyAsync(edge, after));
            fate.Pass(edge.Aws.Faults);
            await edge.PassAsync(fate.Lag);

            await ApplyAsync(edge, Without);
            await edge.PassAsync(fate.Lag);
            await ApplyAsync(edge, Without);
            edge.Aws.Faults.Clear();

            if (Holding.Difference(expected, await Inventory.OfAsync(edge, Accounts)) is { } wrong)
            {
                faults.Enqueue($"{call}: {wrong}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [InlineData(nameof(FaultKind.Dies), 0)]
    [InlineData(nameof(FaultKind.DiesUnanswered), 0)]
    [InlineData(nameof(FaultKind.DiesUnanswered), 10)]
    [InlineData(nameof(FaultKind.LosesAnswer), 0)]
    public async Task DestroyByName_DisturbedAtAnyChange_LeavesNothingInTheEnd(string kind, int lag)
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(await ChangesAsync(With, DestroyAsync), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (call, _) =>
        {
            var fate = new FaultCase(Enum.Parse<FaultKind>(kind), call, TimeSpan.FromSeconds(lag));
            await using var edge = await StartAsync(With);
            await edge.PassAsync(fate.Lag);
            using var stop = new CancellationTokenSource();
            fate.Befall(edge.Aws.Faults, stop);
            var ending = await Record.ExceptionAsync(() => DestroyAsync(edge));
            fate.Pass(edge.Aws.Faults);
            await edge.PassAsync(fate.Lag);

            await DestroyAsync(edge);
            edge.Aws.Faults.Clear();

            var wrong = !fate.EndsTheOperation && ending is not null ? ending.ToString() : Holding.Difference([], await Inventory.OfAsync(edge, Accounts))
                ?? string.Join(", ", (await edge.RecordAsync()).Keys);
            if (wrong.Length > 0)
            {
                faults.Enqueue($"{call}: {wrong}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [InlineData(nameof(FaultKind.Dies))]
    [InlineData(nameof(FaultKind.DiesUnanswered))]
    [InlineData(nameof(FaultKind.LosesAnswer))]
    public async Task Forget_DisturbedAtItsChanges_IsFinishedByTheNextOne(string kind)
    {
        var calls = await ChangesAsync(With, ForgetAsync, CloseAndDestroyAsync);
        Assert.Equal(2, calls.Count);
        foreach (var call in calls)
        {
            var fate = new FaultCase(Enum.Parse<FaultKind>(kind), call, TimeSpan.Zero);
            await using var edge = await StartAsync(With);
            await CloseAndDestroyAsync(edge);
            using var stop = new CancellationTokenSource();
            edge.Aws.Faults.Clear();
            fate.Befall(edge.Aws.Faults, stop);
            Close(edge);
            var ending = await Record.ExceptionAsync(() => ForgetAsync(edge));
            fate.Pass(edge.Aws.Faults);
            Close(edge);

            var again = await Record.ExceptionAsync(() => ForgetAsync(edge));
            await DestroyAsync(edge);

            Assert.True(fate.EndsTheOperation || ending is null, $"{call}: {ending}");
            Assert.True(again is null or ForgetRefusedException { Refusal: ForgetRefusal.NotRecorded }, $"{call}: {again}");
            Assert.Empty(await edge.RecordAsync());
        }
    }

    [Fact]
    public async Task Apply_TwoHostsAddAndRemoveOnePlaceAtOnce_NothingIsForgotten()
    {
        var without = await HoldingsAsync(With, Without);
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, MatrixTests.IsFull ? 40 : 10), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (seed, _) =>
        {
            await using var edge = await StartAsync(seed % 2 == 0 ? With : Without);
            Jitter(edge.Aws.Faults, new Random(seed));
            var endings = await Task.WhenAll(Record.ExceptionAsync(() => ApplyAsync(edge, With)), Record.ExceptionAsync(() => ApplyAsync(edge, Without)));
            edge.Aws.Faults.Clear();

            await ApplyAsync(edge, Without);

            var wrong = endings.FirstOrDefault(ending => ending is not (null or PrivateLinkException))?.ToString()
                ?? Holding.Difference(without, await Inventory.OfAsync(edge, Accounts));
            if (wrong is not null)
            {
                faults.Enqueue($"seed {seed}: {wrong}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
    }

    private static void Jitter(FaultInjector faults, Random random)
    {
        for (var call = 0; call < 300; call++)
        {
            if (random.Next(2) == 0)
            {
                faults.On("*").Skip(call).Delay(TimeSpan.FromMilliseconds(random.Next(1, 1500)));
            }
        }
    }

    private static async Task<TestEnvironment> StartAsync(PrivateLinkStack stack)
    {
        var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(stack);
        return edge;
    }

    /// <summary>Applies as a new process.</summary>
    private static async Task ApplyAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        var options = edge.Options();
        options.Lock = StackLocks.None;
        using var host = new PrivateLinkProvisioner(options);
        await host.ApplyConsentedAsync(await host.PlanAsync(stack));
    }

    private static async Task DestroyAsync(TestEnvironment edge)
    {
        using var host = new PrivateLinkProvisioner(edge.Options());
        await host.DestroyAsync(new StackHome("dogs"));
    }

    private static async Task ForgetAsync(TestEnvironment edge)
    {
        using var host = new PrivateLinkProvisioner(edge.Options());
        await host.ForgetAsync(new StackHome("dogs"), $"{Partner}/eu-west-1");
    }

    private static async Task CloseAndDestroyAsync(TestEnvironment edge)
    {
        Close(edge);
        await DestroyAsync(edge);
    }

    private static void Close(TestEnvironment edge) =>
        edge.Aws.Faults.On("*").From(Partner).Times(int.MaxValue).Fail("AuthFailure", "The account is closed", 401);

    /// <summary>Returns the changing calls of an undisturbed operation.</summary>
    private static async Task<IReadOnlyList<CallSite>> ChangesAsync(
        PrivateLinkStack before, Func<TestEnvironment, Task> operation, Func<TestEnvironment, Task>? first = null)
    {
        await using var edge = await StartAsync(before);
        await (first?.Invoke(edge) ?? Task.CompletedTask);
        edge.Aws.Requests.Clear();
        await operation(edge);
        return [.. CallSite.Of(edge.Aws.Requests).Where(call => call.Changes)];
    }

    private static async Task<IReadOnlyList<Holding>> HoldingsAsync(params PrivateLinkStack[] stacks)
    {
        await using var edge = await TestEnvironment.StartAsync();
        foreach (var stack in stacks)
        {
            await ApplyAsync(edge, stack);
        }

        return await Inventory.OfAsync(edge, Accounts);
    }
}
