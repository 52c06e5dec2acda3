using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>A verb's run in which nothing goes wrong, made once for all tests.</summary>
/// <param name="Calls">Its calls, in their order.</param>
/// <param name="Holdings">What the accounts hold afterwards.</param>
internal sealed record Undisturbed(IReadOnlyList<CallSite> Calls, IReadOnlyList<Holding> Holdings)
{
    private static readonly Lazy<Task<Dictionary<Verb, Undisturbed>>> Runs = new(RunAsync);

    public static async Task<Undisturbed> OfAsync(Verb verb) => (await Runs.Value)[verb];

    private static async Task<Dictionary<Verb, Undisturbed>> RunAsync()
    {
        await using var edge = await Trial.StartAsync();
        var runs = new Dictionary<Verb, Undisturbed>();
        foreach (var verb in Enum.GetValues<Verb>())
        {
            edge.Aws.Requests.Clear();
            await new Trial(verb, edge).RunAsync(CancellationToken.None);
            var calls = CallsOf(edge.Aws.Requests);
            runs[verb] = new Undisturbed(calls, await Inventory.OfAsync(edge, TaskApi.Accounts));
        }

        return runs;
    }

    private static List<CallSite> CallsOf(IEnumerable<RecordedRequest> requests)
    {
        var counts = new Dictionary<string, int>();
        return [.. requests.Select(CallSite.OperationOf).Select(operation =>
        {
            var earlier = counts.GetValueOrDefault(operation);
            counts[operation] = earlier + 1;
            return new CallSite(operation, earlier);
        })];
    }
}
