namespace PrivateLinkKit.Benchmarks.Edge;

internal sealed class RequestsRun : IRun
{
    private const int Many = 16;

    public string Name => "requests";

    public string Title => "EmbeddedAws: requests";

    public string About =>
        "API calls as bare HTTP requests to an EmbeddedAws in another process, which holds the Task API with ten consumers; caller and EmbeddedAws "
            + "share the cores. CPU is that of EmbeddedAws alone.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        using var process = await AwsProcess.StartAsync();
        var vpcId = (await Emulated.ApplyAsync(process.Url, ManyConsumers.Stack(10))).Endpoint(ManyConsumers.First).VpcId;
        using var http = new HttpClient { BaseAddress = process.Url };

        var rows = new List<IReadOnlyList<string>>();
        foreach (var (what, call) in Calls(vpcId))
        {
            var one = await LoadAsync(1);
            var before = process.Cpu;
            var many = await LoadAsync(Many);
            var cpu = (process.Cpu - before) / (many.Count + Load.WarmUps);
            rows.Add([$"{call.Operation} ({what})", Text.Of(cpu), Text.PerSecond(one.PerSecond), Text.Of(one.Median), Text.PerSecond(many.PerSecond),
                Text.Of(many.Median), Text.Of(many.Percentile99)]);

            Task<Load> LoadAsync(int clients) => Load.RunAsync(clients, settings.Window, () => call.SendAsync(http));
        }

        return new Table(["Operation", "CPU per request", "one connection", "median", $"{Many} connections", "median", "99 %"], rows);
    }

    private static (string What, RawCall Call)[] Calls(string vpcId) =>
    [
        ("the least there is", new RawCall("sts", "2011-06-15", "GetCallerIdentity")),
        ("22 found by tag", new RawCall("ec2", "2016-11-15", "DescribeSubnets&Filter.1.Name=tag:privatelinkkit:stack&Filter.1.Value.1=task-api")),
        ("2 listed", new RawCall("elasticloadbalancing", "2015-12-01", "DescribeLoadBalancers")),
        ("a write", new RawCall("ec2", "2016-11-15", $"CreateTags&ResourceId.1={vpcId}&Tag.1.Key=purpose&Tag.1.Value=benchmark")),
    ];
}
