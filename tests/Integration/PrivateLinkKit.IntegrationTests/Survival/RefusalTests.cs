using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Testing.Conformance.Faults;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// AWS refuses one operation permanently: the apply reports it by name, does everything that does not depend on it, and continues once it is allowed.
/// </summary>
public class RefusalTests
{
    private const string Code = "AccessDenied";
    private const string Words = "You shall not.";

    /// <summary>Operation that tidies up after an apply, and that the apply can do without.</summary>
    private const string Tidying = "ssm:DeleteParameter";

    [Fact]
    public async Task Apply_AnyOperationRefusedForGood_FinishesWhatDoesNotNeedItAndContinuesLater()
    {
        var operations = (await ChangingCallsAsync()).Select(call => call.Operation).Distinct().Except([Tidying]).ToList();
        Assert.NotEmpty(operations);

        await Parallel.ForEachAsync(operations, async (operation, _) =>
        {
            await using var edge = await TaskApi.StartAsync();
            edge.Aws.Faults.On(operation).Times(int.MaxValue).Fail(Code, Words, 403);
            var plan = await edge.PrivateLink.PlanAsync(TaskApi.First);

            var error = await Record.ExceptionAsync(() => edge.PrivateLink.ApplyAsync(plan)) as ApplyException;
            Assert.True(error is not null, operation);

            AssertReportsWhatHappened(error, operation);
            AssertOnlyDependantsWait(plan.Graph, error.Outcomes.ToDictionary(outcome => outcome.LogicalId));
            edge.Aws.Faults.Clear();
            await edge.ApplyAsync(TaskApi.First);
            Assert.True((await edge.PrivateLink.PlanAsync(TaskApi.First)).IsEmpty, operation);
        });
    }

    [Fact]
    public async Task Apply_RemovalOfParametersRefused_SucceedsAndNotesThem()
    {
        await using var edge = await TaskApi.StartAsync();
        edge.Aws.Faults.On(Tidying).Times(int.MaxValue).Fail(Code, Words, 403);

        await edge.ApplyAsync(TaskApi.First);

        Assert.Contains((await edge.PrivateLink.PlanAsync(TaskApi.First)).Notes, note => note.Code is PlanNoteCode.HomeRecordOutdated);
        edge.Aws.Faults.Clear();
        await edge.ApplyAsync(TaskApi.First);
        Assert.Empty((await edge.PrivateLink.PlanAsync(TaskApi.First)).Notes);
    }

    [Fact]
    public async Task Plan_RoleRefused_ReportsWhichRole()
    {
        await using var edge = await TaskApi.StartAsync();
        edge.Aws.Faults.On("AssumeRole").Times(int.MaxValue).Fail(Code, Words, 403);

        var plan = await edge.PrivateLink.PlanAsync(TaskApi.First);

        var unit = Assert.Single(plan.Units, unit => unit.Status is UnitStatus.Unreachable);
        Assert.Contains($"{Code}: arn:aws:iam::{TaskApi.Accounts[1]}:role/deployer could not be assumed: {Words}", unit.Reason, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<CallSite>> ChangingCallsAsync()
    {
        await using var edge = await TaskApi.StartAsync();
        await edge.ApplyAsync(TaskApi.First);
        return CallSite.Of(edge.Aws.Requests).Where(call => call.Changes);
    }

    private static void AssertReportsWhatHappened(ApplyException error, string operation)
    {
        var failed = error.Outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed).ToList();
        Assert.True(failed.Count > 0, operation);
        Assert.All(failed, outcome =>
        {
            Assert.Equal(Code, outcome.ErrorCode);
            var prefix = outcome.Error is HomeRecordException record ? $"{record.Place} cannot be recorded in {record.Parameter}: " : "";
            Assert.Contains($"{outcome.LogicalId} ({outcome.Action} {outcome.ResourceType}): {prefix}{Code}: {Words}", error.Message, StringComparison.Ordinal);
        });
        Assert.All(error.Outcomes.Where(outcome => outcome.Status is ChangeStatus.NotStarted), outcome =>
            Assert.Contains(outcome.LogicalId, error.Message.Split("Not started: ")[1], StringComparison.Ordinal));
        Assert.Contains("run the same again", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Kinds that prune wait for all others at the end.</summary>
    private static void AssertOnlyDependantsWait(ResourceGraph graph, Dictionary<string, ChangeOutcome> outcomes)
    {
        foreach (var resource in graph.InOrder.Where(resource =>
            outcomes[resource.Id.Value].Status is ChangeStatus.NotStarted && !BuiltInModules.Set.Kind(resource.Kind).Prunes))
        {
            Assert.Contains(resource.DependsOn.Concat(resource.ReadyAfter), id => outcomes[id.Value].Status is not ChangeStatus.Done);
        }
    }
}
