using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Upper bounds on the AWS calls of the Task API, on an emulator whose resources are ready at once.</summary>
public class CallBudgetTests
{
    private static readonly PrivateLinkStack Stack = TaskApiStack.In(TestEnvironment.Region);

    [Fact]
    public async Task Calls_OfEachVerb_StayWithinTheirBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var plan = await Measured(edge, 16, () => edge.PrivateLink.PlanAsync(Stack), plan => plan.Calls);
        await Measured(edge, 90, () => edge.PrivateLink.ApplyAsync(plan), result => result.Calls);
        await Measured(edge, 16, () => edge.PrivateLink.PlanAsync(Stack), plan => plan.Calls);
        await Measured(edge, 65, () => edge.PrivateLink.DestroyAsync(Stack), result => result.Calls);
    }

    /// <summary>The operation's own count must equal the calls that the emulator received.</summary>
    private static async Task<T> Measured<T>(TestEnvironment edge, int budget, Func<Task<T>> verb, Func<T, IReadOnlyDictionary<string, int>> callsOf)
    {
        var before = edge.Aws.Requests.Count;
        var result = await verb();
        var seen = edge.Aws.Requests.Count - before;

        var calls = callsOf(result);
        Assert.Equal(seen, calls.Values.Sum());
        Assert.True(seen <= budget, $"{seen} calls, budget {budget}: {string.Join(", ", calls.Select(call => $"{call.Key} {call.Value}"))}");
        return result;
    }
}
