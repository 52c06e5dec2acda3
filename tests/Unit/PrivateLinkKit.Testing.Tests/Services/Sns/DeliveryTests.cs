using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services.Sqs;

namespace PrivateLinkKit.Testing.Tests.Services.Sns;

/// <summary>What of published messages arrives in queues, and what their policies keep away.</summary>
public class DeliveryTests : MessagingTest
{
    [Fact]
    public async Task Publish_ToAQueueWithPolicy_ArrivesInItsEnvelope()
    {
        var topic = await TopicAsync();
        var url = await SubscribedQueueAsync(topic);

        var published = await SnsAsync("Publish", ("TopicArn", topic), ("Message", "order \"1\""), ("Subject", "Order"),
            ("MessageAttributes.entry.1.Name", "price"), ("MessageAttributes.entry.1.Value.DataType", "Number"),
            ("MessageAttributes.entry.1.Value.StringValue", "5"));

        var envelope = JsonNode.Parse(Assert.Single(await BodiesAsync(url)))!;
        Assert.Equal(("Notification", topic, "Order", "order \"1\""),
            ((string?)envelope["Type"], (string?)envelope["TopicArn"], (string?)envelope["Subject"], (string?)envelope["Message"]));
        Assert.Equal((published.Text("MessageId"), "2026-01-01T00:00:00.000Z", "1"),
            ((string?)envelope["MessageId"], (string?)envelope["Timestamp"], (string?)envelope["SignatureVersion"]));
        Assert.Equal(("Number", "5"), ((string?)envelope["MessageAttributes"]!["price"]!["Type"], (string?)envelope["MessageAttributes"]!["price"]!["Value"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111111111111:others"}}""")]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111111111111:other*"}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceAccount":"222222222222"}}""")]
    public async Task Publish_NotAllowedByTheQueue_DoesNotArrive(string? condition)
    {
        var topic = await TopicAsync();
        var url = condition is null
            ? await QueueAsync()
            : await QueueAsync("orders", ("Policy", Allow("sns.amazonaws.com", "sqs:SendMessage", QueueArn("orders"), condition)));
        await SubscribeAsync(topic, QueueArn("orders"));

        var published = await SnsAsync("Publish", ("TopicArn", topic), ("Message", "a"));

        Assert.NotNull(published.Text("MessageId"));
        Assert.Empty(await BodiesAsync(url));
    }

    [Theory]
    [InlineData("""{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111111111111:events"}}""")]
    [InlineData("""{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:*:111111111111:ev*"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:SourceAccount":"222222222222"}}""")]
    public async Task Publish_AllowedOnCondition_Arrives(string condition)
    {
        var topic = await TopicAsync();
        var url = await QueueAsync("orders", ("Policy", Allow("sns.amazonaws.com", "SQS:*", QueueArn("orders"), condition)));
        await SubscribeAsync(topic, QueueArn("orders"));

        await SnsAsync("Publish", ("TopicArn", topic), ("Message", "a"));

        Assert.Single(await BodiesAsync(url));
    }

    [Fact]
    public async Task Publish_RawDelivery_ArrivesAsItWasPublished()
    {
        var topic = await TopicAsync();
        var url = await SubscribedQueueAsync(topic, "orders", ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"));

        await SnsAsync("Publish", ("TopicArn", topic), ("Message", """{"default":"all","sqs":"for queues"}"""), ("MessageStructure", "json"));

        Assert.Equal(["for queues"], await BodiesAsync(url));
    }

    [Fact]
    public async Task Unsubscribe_Queue_ReceivesNothingMore()
    {
        var topic = await TopicAsync();
        var url = await SubscribedQueueAsync(topic);
        var subscription = await SubscribeAsync(topic, QueueArn("orders"));

        await SnsAsync("Unsubscribe", ("SubscriptionArn", subscription));
        await SnsAsync("Publish", ("TopicArn", topic), ("Message", "a"));

        Assert.Empty(await BodiesAsync(url));
        Assert.Equal("NotFound", (await SnsAsync("GetSubscriptionAttributes", ("SubscriptionArn", subscription))).Text("Code"));
    }

    [Fact]
    public async Task Publish_ByAnotherAccount_NeedsThePolicyOfTheTopic()
    {
        var topic = await TopicAsync();
        var url = await SubscribedQueueAsync(topic);
        (string, string)[] message = [("TopicArn", topic), ("Message", "from outside")];

        var denied = await SnsAsync(TestEnvironment.Consumer, "Publish", message);
        await SnsAsync("SetTopicAttributes", ("TopicArn", topic), ("AttributeName", "Policy"), ("AttributeValue",
            $$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{TestEnvironment.Consumer}}"},"Action":"sns:Publish","Resource":"{{topic}}"}]}"""));
        await SnsAsync(TestEnvironment.Consumer, "Publish", message);

        Assert.Equal("AuthorizationError", denied.Text("Code"));
        Assert.Single(await BodiesAsync(url));
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{\"ArnEquals\":{\"aws:PrincipalArn\":\"{role}\"}}", true)]
    [InlineData("{\"ArnEquals\":{\"aws:PrincipalArn\":\"{role}s\"}}", false)]
    public async Task Publish_BySessionOfARole_IsJudgedByTheRole(string condition, bool arrives)
    {
        const string Role = $"arn:aws:iam::{TestEnvironment.Consumer}:role/publisher";
        var topic = await TopicAsync();
        var url = await SubscribedQueueAsync(topic);
        await SnsAsync("SetTopicAttributes", ("TopicArn", topic), ("AttributeName", "Policy"), ("AttributeValue",
            $$"""
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Role}}"},"Action":"sns:Publish","Resource":"{{topic}}",
            "Condition":{{condition.Replace("{role}", Role, StringComparison.Ordinal)}}}]}
            """));
        var session = await Environment.Aws.QueryAsync($"{TestEnvironment.Consumer}/20260101/{TestEnvironment.Region}/sts/aws4_request", "2011-06-15",
            "AssumeRole", [("RoleArn", Role), ("RoleSessionName", "night")]);

        await SnsAsync(session.Text("AccessKeyId")!, "Publish", [("TopicArn", topic), ("Message", "by a role")]);

        Assert.Equal(arrives ? 1 : 0, (await BodiesAsync(url)).Count);
    }

    [Fact]
    public async Task Subscribe_QueueOfAnotherAccount_IsConfirmedWithItsToken()
    {
        var topic = await TopicAsync();
        using var other = SqsOf(Environment.Aws, TestEnvironment.Consumer);
        var arn = QueueArn("orders", TestEnvironment.Consumer);
        var url = (await other.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest("orders")
        {
            Attributes = new() { ["Policy"] = Allow("sns.amazonaws.com", "sqs:SendMessage", arn) },
        })).QueueUrl;

        Assert.Equal("pending confirmation", await SubscribeAsync(topic, arn));
        await SnsAsync("Publish", ("TopicArn", topic), ("Message", "too early"));
        var asked = JsonNode.Parse(Assert.Single(await BodiesAsync(url, other)))!;
        Assert.Equal(["PendingConfirmation"], (await SnsAsync("ListSubscriptionsByTopic", ("TopicArn", topic))).Texts("SubscriptionArn"));
        Assert.Equal("Invalid parameter: Token",
            (await SnsAsync(TestEnvironment.Consumer, "ConfirmSubscription", [("TopicArn", topic), ("Token", "a")])).Text("Message"));
        await SnsAsync(TestEnvironment.Consumer, "ConfirmSubscription", [("TopicArn", topic), ("Token", (string)asked["Token"]!)]);
        await SnsAsync("Publish", ("TopicArn", topic), ("Message", "now"));

        Assert.Equal("SubscriptionConfirmation", (string?)asked["Type"]);
        Assert.Equal("now", (string?)JsonNode.Parse(Assert.Single(await BodiesAsync(url, other)))!["Message"]);
    }

    [Theory]
    [InlineData("Invalid parameter: Empty message", "")]
    [InlineData("Invalid parameter: Subject", "a", "Subject", "two\nlines")]
    [InlineData("Invalid parameter: Message Structure - No default entry in JSON message body", "{}", "MessageStructure", "json")]
    [InlineData("Invalid parameter: Message Structure - JSON message body failed to parse", "a", "MessageStructure", "json")]
    public async Task Publish_Invalid_IsRefused(string error, string message, string? name = null, string? value = null)
    {
        var topic = await TopicAsync();
        (string, string)[] parameters = [("TopicArn", topic), ("Message", message)];

        var refused = await SnsAsync("Publish", name is null ? parameters : [.. parameters, (name, value!)]);

        Assert.Equal(error, refused.Text("Message"));
    }

    [Fact]
    public async Task Publish_TooLong_IsRefused()
    {
        var topic = await TopicAsync();

        Assert.Equal("Invalid parameter: Message too long",
            (await SnsAsync("Publish", ("TopicArn", topic), ("Message", new string('a', 262_145)))).Text("Message"));
        var half = new string('a', 131_073);
        Assert.Equal("BatchRequestTooLong", (await SnsAsync("PublishBatch", ("TopicArn", topic),
            ("PublishBatchRequestEntries.member.1.Id", "a"), ("PublishBatchRequestEntries.member.1.Message", half),
            ("PublishBatchRequestEntries.member.2.Id", "b"), ("PublishBatchRequestEntries.member.2.Message", half))).Text("Code"));
    }

    [Theory]
    [InlineData("lambda", "EmbeddedAws does not emulate subscriptions of the protocol lambda")]
    [InlineData("email", "EmbeddedAws does not emulate subscriptions of the protocol email")]
    [InlineData("pigeon", "Amazon SNS does not support this protocol string: pigeon")]
    [InlineData("sqs", "Invalid parameter: SQS endpoint ARN")]
    public async Task Subscribe_OtherEndpoint_IsRefused(string protocol, string message)
    {
        var topic = await TopicAsync();

        var refused = await SnsAsync("Subscribe", ("TopicArn", topic), ("Protocol", protocol), ("Endpoint", "somewhere"));

        Assert.Contains(message, refused.Text("Message"), StringComparison.Ordinal);
    }
}
