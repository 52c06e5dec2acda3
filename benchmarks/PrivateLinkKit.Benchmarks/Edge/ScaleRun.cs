using System.Diagnostics;

namespace PrivateLinkKit.Benchmarks.Edge;

internal sealed class ScaleRun : IRun
{
    private const int Clients = 16;

    private static readonly int[] Sizes = [1_000, 5_000, 20_000];

    public string Name => "scale";

    public string Title => "EmbeddedAws: scale";

    public string About =>
        "An EmbeddedAws in another process. Memory is the working set of that process, whose request log keeps its default number of calls; "
        + "the goal for a million requests is 150 MB. Groups are found by a tag that one of them has; the goal for 20,000 groups is 0.5 s.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        var rows = new List<IReadOnlyList<string>>();
        rows.AddRange(await MemoryAsync(settings.Quick ? 10_000 : 1_000_000));
        rows.AddRange(await GroupsAsync(settings.Quick ? Sizes[..1] : Sizes));
        return new Table(["What", "value"], rows);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> MemoryAsync(int requests)
    {
        using var process = await AwsProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = process.Url };
        var call = new RawCall("sts", "2011-06-15", "GetCallerIdentity");
        await call.SendAsync(http);
        var before = process.Memory;
        await RepeatAsync(requests, _ => call.SendAsync(http));
        return [["Memory after one request", Megabytes(before)], [$"Memory after {requests:N0} requests", Megabytes(process.Memory)]];
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> GroupsAsync(int[] sizes)
    {
        using var process = await AwsProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = process.Url };
        var rows = new List<IReadOnlyList<string>>();
        var made = 0;
        foreach (var size in sizes)
        {
            await RepeatAsync(size - made, i => Group(made + i).SendAsync(http));
            made = size;
            rows.Add([$"DescribeSecurityGroups by tag, {size:N0} groups, median", Text.Of(await MedianAsync(() => ByTag(size / 2).SendAsync(http)))]);
        }

        return rows;
    }

    private static RawCall Group(int number) => new(
        "ec2",
        "2016-11-15",
        $"CreateSecurityGroup&GroupName=group-{number}&GroupDescription=benchmark"
        + $"&TagSpecification.1.ResourceType=security-group&TagSpecification.1.Tag.1.Key=number&TagSpecification.1.Tag.1.Value={number}");

    private static RawCall ByTag(int number) => new("ec2", "2016-11-15", $"DescribeSecurityGroups&Filter.1.Name=tag:number&Filter.1.Value.1={number}");

    private static Task RepeatAsync(int count, Func<int, Task> call) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) => await call(i));

    private static async Task<TimeSpan> MedianAsync(Func<Task> call)
    {
        await call();
        var times = new List<TimeSpan>();
        for (var i = 0; i < 11; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:N0} MB";
}
