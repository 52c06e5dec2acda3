using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Benchmarks.Edge;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using Placement = PrivateLinkKit.Engine.Model.Placement;

namespace PrivateLinkKit.Benchmarks.Engine;

internal sealed class EngineRun : IRun
{
    private const int CallsToCalibrate = 500;

    public string Name => "engine";

    public string Title => "Engine";

    public string About =>
        "Every operation on the Task API, against an EmbeddedAws in another process whose resources are ready at once. CPU is that of the calling process "
            + "alone; what the same number of bare SDK calls takes "
        + "(signing, HTTP, XML) is measured beside it and taken off, and the rest divided by the resources that the operation changed, or read, is "
        + "the engine's own cost of one step. Medians.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        using var process = await AwsProcess.StartAsync();
        var options = Emulated.OptionsFor(process.Url);
        using var privateLink = new PrivateLinkProvisioner(options);
        var stack = ManyConsumers.Stack(1);
        var verbs = new Dictionary<string, List<Sample>>();

        for (var round = settings.Quick ? 0 : -5; round < (settings.Quick ? 2 : 25); round++)
        {
            var plan = await MeasureAsync("Plan on an empty account", () => privateLink.PlanAsync(stack), plan => (plan.Calls, plan.Changes.Count));
            await MeasureAsync("Apply", () => privateLink.ApplyAsync(plan), result => (result.Calls, result.Outcomes.Count));
            await MeasureAsync("Plan, nothing to change", () => privateLink.PlanAsync(stack), unchanged => (unchanged.Calls, unchanged.Changes.Count));
            await MeasureAsync("Destroy", () => privateLink.DestroyAsync(stack), result => (result.Calls, result.Outcomes.Count));

            async Task<T> MeasureAsync<T>(string verb, Func<Task<T>> act, Func<T, (IReadOnlyDictionary<string, int> Calls, int Steps)> read)
            {
                var meter = CpuMeter.Start();
                var result = await act();
                var (wall, cpu) = meter.Read();
                if (round >= 0)
                {
                    var (calls, steps) = read(result);
                    (verbs.TryGetValue(verb, out var samples) ? samples : verbs[verb] = []).Add(new Sample(wall, cpu, calls.Values.Sum(), steps));
                }

                return result;
            }
        }

        var perCall = await CpuPerCallAsync(options);
        return new Table(
            ["Operation", "resources", "calls", "wall", "CPU", "of that the calls", "engine, per resource"],
            [.. verbs.Select(verb => Row(verb.Key, verb.Value, perCall))]);
    }

    private static string[] Row(string verb, List<Sample> samples, TimeSpan perCall)
    {
        var (wall, cpu) = (Median(samples.Select(sample => sample.Wall)), Median(samples.Select(sample => sample.Cpu)));
        var (calls, steps) = (samples[^1].Calls, samples[^1].Steps);
        var own = cpu - (perCall * calls);
        return [verb, $"{steps}", $"{calls}", Text.Of(wall), Text.Of(cpu), Text.Of(perCall * calls), own > TimeSpan.Zero ? Text.Of(own / steps)
            : "too little to see"];
    }

    private static async Task<TimeSpan> CpuPerCallAsync(PrivateLinkOptions options)
    {
        using var clients = new AwsClientPool(options);
        var ec2 = clients.For(new Placement(ManyConsumers.Region)).Client<Amazon.EC2.IAmazonEC2>();
        await CallAsync(ec2);
        var meter = CpuMeter.Start();
        await CallAsync(ec2);
        return meter.Read().Cpu / CallsToCalibrate;
    }

    private static async Task CallAsync(IAmazonEC2 ec2)
    {
        for (var call = 0; call < CallsToCalibrate; call++)
        {
            await ec2.DescribeVpcsAsync(new DescribeVpcsRequest());
        }
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Sample(TimeSpan Wall, TimeSpan Cpu, int Calls, int Steps);
}
