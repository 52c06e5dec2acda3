using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>Kinds and features of other projects find obstacles before the first change.</summary>
public class PreflightTests
{
    [Fact]
    public async Task Apply_NameOfAKindIsTaken_CreatesNothingThatNeedsIt()
    {
        await using var host = await MailHost.StartAsync();
        var other = (await host.Sqs.CreateQueueAsync("only-one")).QueueUrl;
        var plan = await host.PrivateLink.PlanAsync(MailboxSuite.Service().Add(new MailboxFeature("only-one")).Build());

        var refused = await Assert.ThrowsAsync<PreflightException>(() => host.PrivateLink.ApplyAsync(plan));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((PreflightCode.NameTaken, "orders/events", other), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains($"restore the tags: aws sqs tag-queue --queue-url {other} .", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal([finding], plan.Findings);
        Assert.Equal(other, await host.QueueAsync());
    }

    [Fact]
    public async Task Plan_NameOfAKindIsItsOwn_FindsNothing()
    {
        await using var host = await MailHost.StartAsync();
        var stack = MailboxSuite.Service().Add(new MailboxFeature("only-one")).Build();
        await host.ApplyAsync(stack);

        var plan = await host.PrivateLink.PlanAsync(stack);

        Assert.Empty(plan.Findings);
        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public async Task Plan_CheckOfAFeatureFindsAnObstacle_ListsIt()
    {
        await using var host = await MailHost.StartAsync();

        var plan = await host.PrivateLink.PlanAsync(MailboxSuite.Service().Add(new MailboxFeature { UsedQueue = "archive" }).Build());

        Assert.Equal("orders/events: archive takes no mail. Open it.", $"{Assert.Single(plan.Findings)}");
        Assert.Equal(PreflightCode.Other, plan.Findings[0].Code);
    }

    [Fact]
    public async Task Plan_CheckThatAwsRefuses_FindsNothing()
    {
        await using var host = await MailHost.StartAsync();
        host.Aws.Faults.On("sqs:ListQueues").Skip(2).Fail("AccessDenied", status: 403);

        var plan = await host.PrivateLink.PlanAsync(MailboxSuite.Service().Add(new MailboxFeature { UsedQueue = "archive" }).Build());

        Assert.Equal("ListQueues", Assert.Single(host.Aws.Requests, request => request.Status is 403).Operation);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task Plan_CheckThatFails_FailsToo()
    {
        await using var host = await MailHost.StartAsync();
        host.Aws.Faults.On("sqs:ListQueues").Skip(2).Fail("InvalidAddress", status: 404);

        var error = await Assert.ThrowsAsync<AwsCallException>(
            () => host.PrivateLink.PlanAsync(MailboxSuite.Service().Add(new MailboxFeature { UsedQueue = "archive" }).Build()));

        Assert.Contains("checked for obstacles", error.Message, StringComparison.Ordinal);
        Assert.Contains("InvalidAddress", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_ObstacleOfAKind_DeletesNothing()
    {
        await using var host = await MailHost.StartAsync();
        var stack = MailboxSuite.Service().Add(new MailboxFeature()).Build();
        await host.ApplyAsync(stack);
        await host.Sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest(await host.QueueAsync(), new() { [MailboxHandler.Protection] = "on" }));
        host.Aws.Requests.Clear();

        var refused = await Assert.ThrowsAsync<PreflightException>(() => host.PrivateLink.DestroyAsync(stack));

        Assert.Equal((PreflightCode.DeletionProtection, "orders/events"), (Assert.Single(refused.Findings).Code, refused.Findings[0].LogicalId));
        Assert.DoesNotContain(host.Aws.Requests, request => request.Operation.StartsWith("Delete", StringComparison.Ordinal));
    }
}
