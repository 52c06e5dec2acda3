using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services.Sqs;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class MessagingTypesTests : CloudControlTest
{
    [Fact]
    public async Task QueueAndSubscription_PublishedMessage_ArrivesInTheQueue()
    {
        var topic = await CreateAsync(Topic, new() { ["TopicName"] = "events" });
        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders", ["VisibilityTimeout"] = 60 });
        using var sqs = MessagingTest.SqsOf(Aws);
        await sqs.SetQueueAttributesAsync(
            url, new() { ["Policy"] = MessagingTest.Allow("sns.amazonaws.com", "sqs:SendMessage", MessagingTest.QueueArn("orders")) });
        var subscription = await CreateAsync("AWS::SNS::Subscription", new()
        {
            ["TopicArn"] = topic,
            ["Protocol"] = "sqs",
            ["Endpoint"] = MessagingTest.QueueArn("orders"),
            ["RawMessageDelivery"] = true,
        });

        await PublishAsync(topic, "first");
        await DeleteAsync("AWS::SNS::Subscription", subscription);
        await PublishAsync(topic, "second");

        Assert.Equal(["first"], await MessagingTest.BodiesAsync(sqs, url));
        Assert.Equal(60, (int)(await ReadAsync(Queue, url))["VisibilityTimeout"]!);
    }

    [Fact]
    public async Task Queue_RedrivePolicy_IsAnObjectBothWays()
    {
        await CreateAsync(Queue, new() { ["QueueName"] = "dead" });
        var policy = new JsonObject { ["deadLetterTargetArn"] = MessagingTest.QueueArn("dead"), ["maxReceiveCount"] = 3 };

        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders", ["RedrivePolicy"] = policy });

        Assert.True(JsonNode.DeepEquals(policy, (await ReadAsync(Queue, url))["RedrivePolicy"]));
    }

    [Fact]
    public async Task Queue_NameOfADeletedOne_ConflictsForAMinute()
    {
        var url = await CreateAsync(Queue, new() { ["QueueName"] = "orders" });
        await DeleteAsync(Queue, url);

        await FailAsync("ResourceConflict", await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }));
    }

    [Fact]
    public async Task Topic_InlineSubscriptionRemoved_IsUnsubscribed()
    {
        await CreateAsync(Queue, new() { ["QueueName"] = "orders" });
        var topic = await CreateAsync(Topic, new()
        {
            ["TopicName"] = "events",
            ["Subscription"] = new JsonArray(new JsonObject { ["Protocol"] = "sqs", ["Endpoint"] = MessagingTest.QueueArn("orders") }),
        });
        Assert.Single((await ReadAsync(Topic, topic))["Subscription"]!.AsArray());

        await UpdateAsync(Topic, topic, """[{"op":"remove","path":"/Subscription/0"},{"op":"add","path":"/DisplayName","value":"Events"}]""");

        var model = await ReadAsync(Topic, topic);
        Assert.Null(model["Subscription"]);
        Assert.Equal("Events", (string?)model["DisplayName"]);
        Assert.Empty(await ListAsync("AWS::SNS::Subscription"));
    }

    private Task PublishAsync(string topic, string message) =>
        Aws.QueryAsync(TestEnvironment.Scope("sns"), "2010-03-31", "Publish", [("TopicArn", topic), ("Message", message)]);
}
