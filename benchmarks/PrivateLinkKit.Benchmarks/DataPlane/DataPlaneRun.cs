using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Samples;

namespace PrivateLinkKit.Benchmarks.DataPlane;

internal sealed class DataPlaneRun : IRun
{
    private const int Many = 16;
    private const int Mebibyte = 1 << 20;
    private const string Small = "/api/tasks";
    private const string Large = "/mebibyte";
    private static readonly byte[] Body = new byte[Mebibyte];

    public string Name => "data-plane";

    public string Title => "Data plane";

    public string About =>
        "A client in the consumer's VPC, through endpoint, NLB and ALB to the task, beside the same handler in a Kestrel that the client reaches over "
            + "a loopback socket. All in one process. The small answer is three tasks as JSON.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        await using var edge = await Emulated.StartAsync();
        edge.Aws.Images.Add(TaskApiImage.Name, Map);
        var endpoint = (await edge.ApplyAsync(ManyConsumers.Stack(1))).Endpoint(ManyConsumers.First);
        using var through = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        through.BaseAddress = new Uri($"http://{endpoint.DnsName}");

        await using var kestrel = await LoopbackServer.StartAsync(Map);
        using var direct = new HttpClient { BaseAddress = kestrel.Url };

        return new Table(["Measure", "through the endpoint", "directly", "ratio"],
        [
            .. await CompareAsync("1 connection, small", 1, Small),
            .. await CompareAsync($"{Many} connections, small", Many, Small),
            .. await CompareAsync("1 connection, 1 MiB", 1, Large),
        ]);

        async Task<IEnumerable<IReadOnlyList<string>>> CompareAsync(string what, int clients, string path)
        {
            var (far, near) = (await LoadAsync(through), await LoadAsync(direct));
            return
            [
                [$"{what}: rate", Text.PerSecond(far.PerSecond), Text.PerSecond(near.PerSecond), Text.Ratio(far.PerSecond / near.PerSecond)],
                [$"{what}: median latency", Text.Of(far.Median), Text.Of(near.Median), Text.Ratio(far.Median / near.Median)],
                [$"{what}: 99 % latency", Text.Of(far.Percentile99), Text.Of(near.Percentile99), Text.Ratio(far.Percentile99 / near.Percentile99)],
            ];

            Task<Load> LoadAsync(HttpClient http) => Load.RunAsync(clients, settings.Window, () => http.GetByteArrayAsync(path));
        }
    }

    private static void Map(WebApplication app)
    {
        TaskApiImage.Map(app);
        app.MapGet(Large, () => Results.Bytes(Body));
    }
}
