namespace PrivateLinkKit.IntegrationTests;

public class LostAnswerTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().RequireAcceptance().WithConsumer().Build();

    [Fact]
    public async Task ApplyAndDestroy_FirstAnswerOfEveryChangingOperationLost_LeavesNothingTwiceAndNothingBehind()
    {
        var operations = await ChangingOperationsAsync();
        await using var edge = await Edge.StartAsync();
        foreach (var operation in operations)
        {
            edge.Aws.Faults.On(operation).LoseAnswer();
        }

        await edge.ApplyAsync(Stack);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);

        await edge.PrivateLink.DestroyAsync(Stack);
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        Assert.Equal(plan.Changes.Count, plan.Count(ChangeAction.Create));
    }

    private static async Task<List<string>> ChangingOperationsAsync()
    {
        await using var edge = await Edge.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.PrivateLink.DestroyAsync(Stack);
        return [.. edge.Aws.Requests.Select(request => request.Operation).Where(Changes).Distinct()];
    }

    private static bool Changes(string operation) =>
        !operation.StartsWith("Describe", StringComparison.Ordinal) && !operation.StartsWith("List", StringComparison.Ordinal);
}
