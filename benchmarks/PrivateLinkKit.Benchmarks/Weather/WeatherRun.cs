using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Weather;

internal sealed class WeatherRun : IRun
{
    public string Name => "weather";

    public string Title => "Realistic times and request rates";

    public string About =>
        "The Task API with one consumer, applied to an EmbeddedAws that takes about as long as AWS and, for many stacks at once, throttles as AWS "
            + "does; in its virtual time. "
        + "The bound of one apply is the longest chain of AWS's times through the stack's graph. The bound of many is the time in which AWS's buckets "
        + "let the changes pass, "
        + "load balancers above all (10 at once, then one in 5 s), and what is left to do after the last load balancer. "
        + "The target for many is that of one host.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        var many = settings.Quick ? 8 : 50;
        return new Table(
            ["Run", "Measured", "Bound", "Ratio", "Target"],
            [.. await OneAsync(), .. await ManyAsync(many, hosts: 1), .. await ManyAsync(many, hosts: 2)]);
    }

    private static async Task<IEnumerable<IReadOnlyList<string>>> OneAsync()
    {
        var stack = Stack(1);
        await using var account = await VirtualAccount.StartAsync(RateLimits.None);
        return [Times("One apply", await account.ApplyAsync([stack]), CriticalPath.Of(RateBound.GraphOf(stack)), target: 1.05)];
    }

    private static async Task<IEnumerable<IReadOnlyList<string>>> ManyAsync(int count, int hosts)
    {
        var stacks = Enumerable.Range(1, count).Select(Stack).ToList();
        await using var account = await VirtualAccount.StartAsync(RateLimits.Aws, hosts);
        var took = await account.ApplyAsync(stacks);
        var bound = RateBound.Of(account.Changes, RateBound.GraphOf(stacks[0]));
        List<string[]> rows =
        [
            Times(hosts == 1 ? $"{count} applies at once" : $"{count} applies at once, from {hosts} hosts that know nothing of each other", took, bound,
                target: 1.15),
            ["thereof throttled calls", $"{account.Throttled:N0}", $"of {account.Calls:N0}", $"{(double)account.Throttled / account.Calls:P1}", "< 5 %"],
        ];
        if (hosts == 1)
        {
            var one = await account.CallsOfAsync(host => host.PlanAsync(stacks[0]));
            var all = await account.CallsOfAsync(host => host.PlanAsync(stacks));
            var oneByOne = one * count;
            rows.Add([$"Unchanged plan of {count} stacks", $"{all:N0} calls", $"{oneByOne:N0} one by one", $"{(double)all / oneByOne:0.00}", "<= 0.65"]);
        }

        return rows;
    }

    private static string[] Times(string run, TimeSpan took, TimeSpan bound, double target) =>
        [run, $"{took.TotalSeconds:0} s", $"{bound.TotalSeconds:0} s", $"{took / bound:0.000}", $"<= {target:0.00}"];

    private static PrivateLinkStack Stack(int number) => PrivateLink
        .ExposeService($"task-api-{number}")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(ManyConsumers.Zones))
        .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .AllowPrincipal("arn:aws:iam::222222222222:root")
        .ConsumeFrom("customer", consumer => consumer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(ManyConsumers.Zones)))
        .Build();
}
