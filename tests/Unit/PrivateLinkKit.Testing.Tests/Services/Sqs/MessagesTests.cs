using Amazon.SQS;
using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Sqs;

public class MessagesTests : MessagingTest
{
    [Fact]
    public async Task Receive_NotDeleted_ReturnsAfterTheVisibilityTimeout()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "order 1");

        Assert.Equal(["order 1"], await BodiesAsync(url));
        Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await BodiesAsync(url));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var again = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MessageSystemAttributeNames = ["All"] })).Messages.Single();
        Assert.Equal(("order 1", "2"), (again.Body, again.Attributes["ApproximateReceiveCount"]));
    }

    [Fact]
    public async Task Delete_WithTheReceiptOfAnEarlierReception_KeepsTheMessage()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "order 1");
        var first = await ReceiptAsync(url);
        Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await ReceiptAsync(url);

        await Sqs.DeleteMessageAsync(url, first);
        Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, (await Sqs.GetQueueAttributesAsync(url, ["All"])).ApproximateNumberOfMessagesNotVisible);
        await Sqs.DeleteMessageAsync(url, second);
        await Sqs.DeleteMessageAsync(url, second);

        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await BodiesAsync(url));
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(url, "no handle"));
    }

    [Fact]
    public async Task Send_WithDelay_ArrivesLater()
    {
        var url = await QueueAsync(attributes: ("DelaySeconds", "10"));
        await Sqs.SendMessageAsync(url, "of the queue");
        await Sqs.SendMessageAsync(new SendMessageRequest(url, "of the message") { DelaySeconds = 20 });

        Assert.Empty(await BodiesAsync(url));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["of the queue"], await BodiesAsync(url));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["of the message"], await BodiesAsync(url));
    }

    [Fact]
    public async Task Receive_AfterTheRetentionPeriod_FindsNothing()
    {
        var url = await QueueAsync(attributes: ("MessageRetentionPeriod", "60"));
        await Sqs.SendMessageAsync(url, "old");
        Clock.Advance(TimeSpan.FromSeconds(59));
        await Sqs.SendMessageAsync(url, "new");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["new"], await BodiesAsync(url));
    }

    [Fact]
    public async Task ChangeVisibility_ToZero_ReturnsTheMessage()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(url, "order 1");
        var receipt = await ReceiptAsync(url);

        await Sqs.ChangeMessageVisibilityAsync(url, receipt, 0);

        Assert.Equal(["order 1"], await BodiesAsync(url));
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.ChangeMessageVisibilityAsync(url, receipt, 5));
    }

    [Fact]
    public async Task Receive_MoreOftenThanAllowed_MovesToTheDeadLetterQueue()
    {
        var dead = await QueueAsync("dead");
        var url = await QueueAsync("orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{QueueArn("dead")}}","maxReceiveCount":"1"}"""));
        await Sqs.SendMessageAsync(url, "poison");

        Assert.Equal(["poison"], await BodiesAsync(url));
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await BodiesAsync(url));

        var moved = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(dead) { MessageSystemAttributeNames = ["All"] })).Messages.Single();
        Assert.Equal(("poison", QueueArn("orders")), (moved.Body, moved.Attributes["DeadLetterQueueSourceArn"]));
        Assert.Equal([url], (await Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead })).QueueUrls);
    }

    /// <summary>Receptions in the queue that a message comes from do not count in the one that it is moved to.</summary>
    [Fact]
    public async Task Receive_QueuesThatAreEachOthersDeadLetterQueue_MovesTheMessageOnceForEachReception()
    {
        var (orders, dead) = (await QueueAsync("orders"), await QueueAsync("dead"));
        await DeadLettersToAsync(orders, "dead");
        await DeadLettersToAsync(dead, "orders");
        await Sqs.SendMessageAsync(orders, "poison");
        await BodiesAsync(orders);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await BodiesAsync(orders);

        var moved = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(dead) { MessageSystemAttributeNames = ["All"] })).Messages?.SingleOrDefault();
        var back = await BodiesAsync(orders);

        Assert.Equal(("poison", "2"), (moved?.Body, moved?.Attributes["ApproximateReceiveCount"]));
        Assert.Empty(back);

        Task DeadLettersToAsync(string url, string target) => Sqs.SetQueueAttributesAsync(url, new()
        {
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{QueueArn(target)}}","maxReceiveCount":"1"}""",
        });
    }

    [Fact]
    public async Task Receive_Attributes_AreThoseAskedFor()
    {
        var url = await QueueAsync();
        await Sqs.SendMessageAsync(new SendMessageRequest(url, "order 1")
        {
            MessageAttributes = new()
            {
                ["trace.id"] = new() { DataType = "String", StringValue = "ä" },
                ["trace.bits"] = new() { DataType = "Binary.raw", BinaryValue = new MemoryStream([1, 2]) },
                ["price"] = new() { DataType = "Number", StringValue = "5" },
            },
        });

        var received = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url)
        {
            MessageAttributeNames = ["trace.*"],
            MessageSystemAttributeNames = ["SentTimestamp"],
        })).Messages.Single();

        Assert.Equal(["trace.bits", "trace.id"], received.MessageAttributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], received.MessageAttributes["trace.bits"].BinaryValue.ToArray());
        Assert.Equal($"{Clock.GetUtcNow().ToUnixTimeMilliseconds()}", received.Attributes["SentTimestamp"]);
        Assert.Single(received.Attributes);
    }

    [Fact]
    public async Task Send_TooLargeOrInvalid_IsRefused()
    {
        var url = await QueueAsync(attributes: ("MaximumMessageSize", "1024"));

        var tooLong = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(url, new string('a', 1025)));
        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => Sqs.SendMessageAsync(url, "\u0001"));
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(new SendMessageRequest(url, "a") { DelaySeconds = 901 }));

        Assert.Contains("shorter than 1024 bytes", tooLong.Message, StringComparison.Ordinal);
        Assert.Empty(await BodiesAsync(url));
    }

    [Fact]
    public async Task SendBatch_OneInvalid_SendsTheOthers()
    {
        var url = await QueueAsync();

        var sent = await Sqs.SendMessageBatchAsync(url, [new("a", "first"), new("b", "\u0001"), new("c", "last")]);

        Assert.Equal(["a", "c"], sent.Successful.Select(entry => entry.Id));
        Assert.Equal(("b", "InvalidMessageContents", true), sent.Failed.Select(entry => (entry.Id, entry.Code, entry.SenderFault!.Value)).Single());
        Assert.Equal(["first", "last"], await BodiesAsync(url));
        var unset = new SendMessageBatchRequestEntry("a", "1") { MessageAttributes = new() { ["price"] = new() { DataType = "Number" } } };
        Assert.Equal("InvalidParameterValue", (await Sqs.SendMessageBatchAsync(url, [unset])).Failed.Single().Code);
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => Sqs.SendMessageBatchAsync(url, []));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => Sqs.SendMessageBatchAsync(url, [new("a", "1"), new("a", "2")]));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() =>
            Sqs.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 11).Select(n => new SendMessageBatchRequestEntry($"{n}", "a"))]));
    }

    [Fact]
    public async Task Receive_Waiting_ReturnsWhenAMessageArrives()
    {
        var url = await QueueAsync();

        var waiting = Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
        await Sqs.SendMessageAsync(url, "order 1");

        Assert.Equal("order 1", (await waiting).Messages.Single().Body);
    }

    [Fact]
    public async Task Receive_WaitingOnVirtualTime_EndsAfterItsWait()
    {
        using var time = new VirtualTime();
        await using var environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = time });
        using var sqs = SqsOf(environment.Aws);
        var url = (await sqs.CreateQueueAsync("orders")).QueueUrl;
        await sqs.SendMessageAsync(url, "order 1");
        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { VisibilityTimeout = 15 });
        var begin = time.Elapsed;

        var again = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
        var afterTimeout = time.Elapsed - begin;
        var nothing = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });

        Assert.Equal("order 1", again.Messages.Single().Body);
        Assert.InRange(afterTimeout.TotalSeconds, 14, 16);
        Assert.Empty(nothing.Messages ?? []);
        Assert.InRange((time.Elapsed - begin).TotalSeconds, 34, 37);
    }

    [Fact]
    public async Task Queue_WithOwnSqs_IsThatOfTheOwnService()
    {
        await using var environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Services = [new NoQueues()] });
        using var sqs = SqsOf(environment.Aws);

        Assert.Empty((await sqs.ListQueuesAsync("")).QueueUrls ?? []);
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.CreateQueueAsync("orders"));
        Assert.Equal("EmbeddedAws does not emulate the operation CreateQueue of sqs", error.Message);
    }

    private async Task<string> ReceiptAsync(string url) => (await Sqs.ReceiveMessageAsync(url)).Messages.Single().ReceiptHandle;

    private sealed class NoQueues : IEmulatedService
    {
        public string Name => "sqs";

        public AwsProtocol Protocol { get; } = AwsProtocols.Json("AmazonSQS", version: "1.0");

        public void Define(ServiceDefinition service) => service.On("ListQueues", _ => []);
    }
}
