using Amazon.SQS;
using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Sqs;

public class QueuesTests : MessagingTest
{
    [Fact]
    public async Task Create_EqualAttributes_ReturnsTheQueue()
    {
        var url = await QueueAsync(attributes: ("VisibilityTimeout", "60"));

        Assert.Equal(url, await QueueAsync(attributes: ("VisibilityTimeout", "60")));
        Assert.Equal(url, await QueueAsync());
        Assert.Equal($"https://sqs.eu-west-1.amazonaws.com/{TestEnvironment.Provider}/orders", url);
    }

    [Fact]
    public async Task Create_OtherAttributes_IsRefused()
    {
        await QueueAsync(attributes: ("VisibilityTimeout", "60"));

        var error = await Assert.ThrowsAsync<QueueNameExistsException>(() => QueueAsync(attributes: ("VisibilityTimeout", "61")));

        Assert.Contains("different value for attribute VisibilityTimeout", error.Message, StringComparison.Ordinal);
        Assert.Equal("QueueAlreadyExists", error.ErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public async Task Create_InvalidName_IsRefused(string name) =>
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => QueueAsync(name));

    [Fact]
    public async Task Create_Fifo_IsRefusedByName()
    {
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => QueueAsync("orders.fifo", ("FifoQueue", "true")));

        Assert.Equal("EmbeddedAws does not emulate FIFO queues", error.Message);
    }

    [Theory]
    [InlineData("DelaySeconds", "901")]
    [InlineData("MaximumMessageSize", "1023")]
    [InlineData("MaximumMessageSize", "1048577")]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("MessageRetentionPeriod", "1209601")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "21")]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("VisibilityTimeout", "-1")]
    [InlineData("VisibilityTimeout", "soon")]
    [InlineData("Policy", "{}")]
    [InlineData("RedrivePolicy", "{}")]
    [InlineData("SqsManagedSseEnabled", "maybe")]
    public async Task SetAttributes_OutOfRange_IsRefused(string name, string value)
    {
        var url = await QueueAsync();

        await Assert.ThrowsAsync<InvalidAttributeValueException>(() => Sqs.SetQueueAttributesAsync(url, new() { [name] = value }));
    }

    [Fact]
    public async Task SetAttributes_UnknownOrComputed_IsRefused()
    {
        var url = await QueueAsync();

        await Assert.ThrowsAsync<InvalidAttributeNameException>(() => Sqs.SetQueueAttributesAsync(url, new() { ["QueueArn"] = "a" }));
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SetQueueAttributesAsync(url, new() { ["KmsMasterKeyId"] = "a" }));
        Assert.Equal("EmbeddedAws does not emulate the attribute KmsMasterKeyId of queues", error.Message);
    }

    [Fact]
    public async Task GetAttributes_All_AreDefaultsAndCounts()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "visible");
        await Sqs.SendMessageAsync(new SendMessageRequest(url, "delayed") { DelaySeconds = 60 });
        await Sqs.SendMessageAsync(url, "received");
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Sqs.ReceiveMessageAsync(url);
        await Sqs.SetQueueAttributesAsync(url, new() { ["DelaySeconds"] = "1" });

        var read = await Sqs.GetQueueAttributesAsync(url, ["All"]);

        Assert.Equal((QueueArn("orders"), 30, 1, 345_600, 1_048_576),
            (read.QueueARN, read.VisibilityTimeout, read.DelaySeconds, read.MessageRetentionPeriod, read.MaximumMessageSize));
        Assert.Equal((1, 1, 1), (read.ApproximateNumberOfMessages, read.ApproximateNumberOfMessagesNotVisible, read.ApproximateNumberOfMessagesDelayed));
        Assert.Equal(5, (read.LastModifiedTimestamp - read.CreatedTimestamp).TotalSeconds);
        await Assert.ThrowsAsync<InvalidAttributeNameException>(() => Sqs.GetQueueAttributesAsync(url, ["Delay"]));
        Assert.Equal(["DelaySeconds"], (await Sqs.GetQueueAttributesAsync(url, ["DelaySeconds"])).Attributes.Keys);
    }

    [Fact]
    public async Task Delete_Queue_KeepsItsNameForAMinute()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "lost");

        await Sqs.DeleteQueueAsync(url);

        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.SendMessageAsync(url, "late"));
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", error.ErrorCode);
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync("orders"));
        await Assert.ThrowsAsync<QueueDeletedRecentlyException>(() => QueueAsync());
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(url, await QueueAsync());
        Assert.Empty(await BodiesAsync(url));
    }

    [Fact]
    public async Task List_WithPageSize_ContinuesWithToken()
    {
        foreach (var name in new[] { "a-1", "a-2", "a-3", "b" })
        {
            await QueueAsync(name);
        }

        var first = await Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "a-", MaxResults = 2 });
        var second = await Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "a-", MaxResults = 2, NextToken = first.NextToken });

        Assert.Equal(["a-1", "a-2"], first.QueueUrls.Select(url => url.Split('/')[^1]));
        Assert.Equal(["a-3"], second.QueueUrls.Select(url => url.Split('/')[^1]));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Purge_TwiceInAMinute_IsRefused()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "purged");

        await Sqs.PurgeQueueAsync(url);

        Assert.Empty(await BodiesAsync(url));
        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(url));
    }

    [Fact]
    public async Task Tags_SetAndRemoved_AreListed()
    {
        var url = await QueueAsync();

        await Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["team"] = "a", ["stage"] = "test" } });
        await Sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = url, TagKeys = ["team"] });

        Assert.Equal(new Dictionary<string, string> { ["stage"] = "test" }, (await Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags);
    }

    [Fact]
    public async Task Permission_BesideAStatementWithANumberAsSid_IsAddedAndRemoved()
    {
        var url = await QueueAsync(attributes: ("Policy",
            $$"""{"Statement":[{"Sid":1,"Effect":"Deny","Principal":"*","Action":"sqs:PurgeQueue","Resource":"{{QueueArn("orders")}}"}]}"""));

        await Sqs.AddPermissionAsync(new AddPermissionRequest(url, "partner", [TestEnvironment.Consumer], ["SendMessage"]));
        await Sqs.RemovePermissionAsync(new RemovePermissionRequest(url, "partner"));

        var policy = (await Sqs.GetQueueAttributesAsync(url, ["Policy"])).Attributes["Policy"];
        Assert.DoesNotContain("partner", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permission_OfAnotherAccount_LetsItSendUntilRemoved()
    {
        var url = await QueueAsync();
        using var other = SqsOf(Environment.Aws, TestEnvironment.Consumer);
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => other.SendMessageAsync(url, "denied"));

        await Sqs.AddPermissionAsync(new AddPermissionRequest(url, "partner", [TestEnvironment.Consumer], ["SendMessage"]));
        await other.SendMessageAsync(url, "allowed");
        var denied = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => other.ReceiveMessageAsync(url));
        await Sqs.RemovePermissionAsync(new RemovePermissionRequest(url, "partner"));

        Assert.Equal("AccessDeniedException", denied.ErrorCode);
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => other.SendMessageAsync(url, "denied again"));
        Assert.Equal(["allowed"], await BodiesAsync(url));
    }
}
