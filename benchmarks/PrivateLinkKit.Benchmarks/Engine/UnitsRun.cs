using PrivateLinkKit.Benchmarks.Edge;
using PrivateLinkKit.Samples;

namespace PrivateLinkKit.Benchmarks.Engine;

/// <summary>A service with a consumer in each of thousands of accounts.</summary>
internal sealed class UnitsRun : IRun
{
    /// <summary>EmbeddedAws gives the zones of every third account the same names.</summary>
    private const int Step = 3;

    private readonly List<IReadOnlyList<string>> _rows = [];
    private long _peak;

    public string Name => "units";

    public string Title => "Engine: consumers in accounts of their own";

    public string About =>
        "Tasks behind an NLB with a consumer in each of 3,000 accounts, reached by a role, against an EmbeddedAws in another process whose resources are "
        + "ready at once. CPU is that of the calling process alone, signing, HTTP and XML included. Memory is managed memory in use after a collection, with "
        + "the plan; its peak during an operation is sampled. The goal is 300 MB.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        var count = settings.Quick ? 100 : 3_000;
        using var process = await AwsProcess.StartAsync();
        using var privateLink = new PrivateLinkProvisioner(Emulated.OptionsFor(process.Url));
        var numbers = Enumerable.Range(1, count).ToList();
        var more = count + 1;

        var stack = await MeasureAsync("Describe", () => Task.FromResult(Stack(numbers)), _ => (0, 0));
        await ApplyAsync("first apply", stack);
        await PlanAsync("Plan, nothing to change", stack);

        stack = Stack([.. numbers, more]);
        var one = await MeasureAsync("Plan, one added, its unit alone", () => privateLink.PlanAsync(stack, new PlanOptions { Units = [Unit(more)] }), Of);
        await MeasureAsync("Apply, one added, its unit alone", () => privateLink.ApplyAsync(one), result => (result.Calls.Values.Sum(), result.Outcomes.Count));
        await ApplyAsync("one removed", stack = Stack([.. numbers.Skip(1), more]));
        await process.CloseAsync(Account(2));
        await PlanAsync("Plan, one unreachable", stack);
        await ApplyAsync("the unreachable one left out", stack = Stack([.. numbers.Skip(2), more]));
        await PlanAsync("Plan, nothing to change, its account remembered", stack);
        return new Table(["Operation", "changes", "calls", "wall", "CPU", "memory", "peak"], _rows);

        Task<Plan> PlanAsync(string name, PrivateLinkStack wanted) => MeasureAsync(name, () => privateLink.PlanAsync(wanted), Of);

        async Task ApplyAsync(string name, PrivateLinkStack wanted)
        {
            var plan = await PlanAsync($"Plan, {name}", wanted);
            await MeasureAsync($"Apply, {name}", () => privateLink.ApplyAsync(plan), result => (result.Calls.Values.Sum(), result.Outcomes.Count));
        }
    }

    private async Task<T> MeasureAsync<T>(string operation, Func<Task<T>> act, Func<T, (int Calls, int Changes)> read)
    {
        _peak = 0;
        var meter = CpuMeter.Start();
        T result;
        using (new Timer(_ => _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50)))
        {
            result = await act();
        }

        var (wall, cpu) = meter.Read();
        var (calls, changes) = read(result);
        _rows.Add([operation, $"{changes:N0}", $"{calls:N0}", Text.Of(wall), Text.Of(cpu), Megabytes(GC.GetTotalMemory(forceFullCollection: true)),
            Megabytes(_peak)]);
        Console.Error.WriteLine(string.Join(" | ", _rows[^1]));
        GC.KeepAlive(result);
        return result;
    }

    private static (int Calls, int Changes) Of(Plan plan) =>
        (plan.Calls.Values.Sum(), plan.Changes.Count(change => change.Action is not ChangeAction.None));

    private static PrivateLinkStack Stack(IReadOnlyCollection<int> numbers) => numbers.Aggregate(
        PrivateLink
            .ExposeService("orders")
            .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(ManyConsumers.Zones))
            .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
            .ViaNlb(nlb => nlb.Listen(80)),
        (service, number) => service.ConsumeFrom(Unit(number), consumer => consumer
            .InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(ManyConsumers.Zones))
            .AsRole($"arn:aws:iam::{Account(number)}:role/deployer")))
        .Build();

    private static string Unit(int number) => $"tenant-{number}";

    private static string Account(int number) => $"{number * Step:D12}";

    private static string Megabytes(long bytes) => $"{bytes / 1e6:N0} MB";
}
