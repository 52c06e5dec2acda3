namespace PrivateLinkKit.Benchmarks.Http;

internal sealed class HttpRun : IRun
{
    private const int Many = 16;
    private const string Path = "/api/tasks";

    public string Name => "http";

    public string Title => "HTTP through an endpoint";

    public string About =>
        "A client with UsePrivateLink beside a plain one, both of an IHttpClientFactory. Whole chain: from the consumer's VPC through endpoint, NLB "
            + "and ALB to the task, all in one process. "
        + "Loopback: to the same Kestrel on a loopback socket, which the one takes for the endpoint's address. What the endpoint costs a request is "
        + "resolving (kept) and choosing the pool; "
        + "a new connection, for one request each, also costs the race over the addresses, which its first one wins here, and setting the socket's options.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        await using var at = await HttpCase.StartAsync();
        return new Table(["Measure", "through UsePrivateLink", "plain HttpClient", "ratio"],
        [
            .. await KeptAsync("Whole chain, 1 connection", at.InVpc(), 1),
            .. await KeptAsync($"Whole chain, {Many} connections", at.InVpc(), Many),
            .. await KeptAsync("Loopback, 1 connection", at.OnLoopback(), 1),
            .. await KeptAsync($"Loopback, {Many} connections", at.OnLoopback(), Many),
            .. await AnewAsync("Whole chain, new connection", at.InVpc()),
            .. await AnewAsync("Loopback, new connection", at.OnLoopback()),
        ]);

        async Task<IEnumerable<IReadOnlyList<string>>> KeptAsync(string what, (HttpClient Through, HttpClient Plain) clients, int count)
        {
            var (through, plain) = (await LoadAsync(clients.Through), await LoadAsync(clients.Plain));
            return
            [
                [$"{what}: rate", Text.PerSecond(through.PerSecond), Text.PerSecond(plain.PerSecond), Text.Ratio(through.PerSecond / plain.PerSecond)],
                Row($"{what}: median latency", through.Median, plain.Median),
                Row($"{what}: 99 % latency", through.Percentile99, plain.Percentile99),
            ];

            Task<Load> LoadAsync(HttpClient http) => Load.RunAsync(count, settings.Window, () => http.GetByteArrayAsync(Path));
        }

        async Task<IEnumerable<IReadOnlyList<string>>> AnewAsync(string what, (HttpClient Through, HttpClient Plain) clients)
        {
            var (through, plain) = (await RepeatAsync(clients.Through), await RepeatAsync(clients.Plain));
            return [Row($"{what}: median latency", through[through.Count / 2], plain[plain.Count / 2])];

            Task<List<TimeSpan>> RepeatAsync(HttpClient http)
            {
                http.DefaultRequestHeaders.ConnectionClose = true;
                return Repeated.RunAsync(settings.Quick ? 100 : 5000, () => http.GetByteArrayAsync(Path));
            }
        }
    }

    private static string[] Row(string what, TimeSpan through, TimeSpan plain) => [what, Text.Of(through), Text.Of(plain), Text.Ratio(through / plain)];
}
