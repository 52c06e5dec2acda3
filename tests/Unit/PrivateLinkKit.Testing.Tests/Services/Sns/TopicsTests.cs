using PrivateLinkKit.Testing.Tests.Services.Sqs;

namespace PrivateLinkKit.Testing.Tests.Services.Sns;

public class TopicsTests : MessagingTest
{
    [Fact]
    public async Task Create_Again_ReturnsTheTopicUnlessItDiffers()
    {
        var topic = await TopicAsync();

        Assert.Equal($"arn:aws:sns:eu-west-1:{TestEnvironment.Provider}:events", topic);
        Assert.Equal(topic, await TopicAsync());
        var differs = await SnsAsync("CreateTopic", ("Name", "events"), ("Attributes.entry.1.key", "DisplayName"), ("Attributes.entry.1.value", "Other"));
        Assert.Equal(("InvalidParameter", "Invalid parameter: Attributes Reason: Topic already exists with different attributes"),
            (differs.Text("Code"), differs.Text("Message")));
        Assert.Equal("Invalid parameter: Topic Name", (await SnsAsync("CreateTopic", ("Name", "a b"))).Text("Message"));
        Assert.Contains(
            "EmbeddedAws does not emulate FIFO topics", (await SnsAsync("CreateTopic", ("Name", "a.fifo"))).Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Topic_DeletesItsSubscriptionsAndIsRepeatable()
    {
        var topic = await TopicAsync();
        await SubscribedQueueAsync(topic);

        await SnsAsync("DeleteTopic", ("TopicArn", topic));
        var again = await SnsAsync("DeleteTopic", ("TopicArn", topic));

        Assert.Null(again.Text("Code"));
        Assert.Empty((await SnsAsync("ListSubscriptions")).Texts("SubscriptionArn"));
        Assert.Empty((await SnsAsync("ListTopics")).Texts("TopicArn"));
        Assert.Equal("NotFound", (await SnsAsync("Publish", ("TopicArn", topic), ("Message", "a"))).Text("Code"));
    }

    [Fact]
    public async Task GetAttributes_OfANewTopic_HaveTheDefaultPolicyOfItsOwner()
    {
        var topic = await TopicAsync();
        await SubscribedQueueAsync(topic);

        var attributes = Entries(await SnsAsync("GetTopicAttributes", ("TopicArn", topic)));

        Assert.Equal((TestEnvironment.Provider, topic, "1", "0"),
            (attributes["Owner"], attributes["TopicArn"], attributes["SubscriptionsConfirmed"], attributes["SubscriptionsPending"]));
        Assert.Contains("__default_statement_ID", attributes["Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OverAHundred_ContinuesWithToken()
    {
        foreach (var number in Enumerable.Range(0, 101))
        {
            await TopicAsync($"topic-{number:D3}");
        }

        var first = await SnsAsync("ListTopics");
        var second = await SnsAsync("ListTopics", ("NextToken", first.Text("NextToken")!));

        Assert.Equal((100, 1), (first.Texts("TopicArn").Count(), second.Texts("TopicArn").Count()));
        Assert.Null(second.Text("NextToken"));
    }

    [Fact]
    public async Task Tags_SetAndRemoved_AreListed()
    {
        var topic = await TopicAsync();

        await SnsAsync("TagResource", ("ResourceArn", topic), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "stage"), ("Tags.member.2.Value", "test"));
        await SnsAsync("UntagResource", ("ResourceArn", topic), ("TagKeys.member.1", "team"));

        Assert.Equal(["stage"], (await SnsAsync("ListTagsForResource", ("ResourceArn", topic))).Texts("Key"));
    }

    [Theory]
    [InlineData("Policy", "{}")]
    [InlineData("SignatureVersion", "3")]
    [InlineData("Owner", "me")]
    [InlineData("KmsMasterKeyId", "a")]
    public async Task SetAttributes_Invalid_IsRefused(string name, string value)
    {
        var topic = await TopicAsync();

        var refused = await SnsAsync("SetTopicAttributes", ("TopicArn", topic), ("AttributeName", name), ("AttributeValue", value));

        Assert.Equal("InvalidParameter", refused.Text("Code"));
    }

    /// <summary>Terraform sets these rates of topics that have no delivery status logging.</summary>
    [Theory]
    [InlineData("Application")]
    [InlineData("Firehose")]
    [InlineData("HTTP")]
    [InlineData("Lambda")]
    [InlineData("SQS")]
    public async Task SetAttributes_SampleRateOfNone_IsKeptAndAnyOtherRefusedByName(string protocol)
    {
        var (topic, name) = (await TopicAsync(), $"{protocol}SuccessFeedbackSampleRate");

        var refused = await SetAsync("5");
        await SetAsync("0");

        Assert.Contains("does not emulate", refused.Text("Message"), StringComparison.Ordinal);
        Assert.Equal("0", Entries(await SnsAsync("GetTopicAttributes", ("TopicArn", topic))).GetValueOrDefault(name));

        Task<System.Xml.Linq.XElement> SetAsync(string value) =>
            SnsAsync("SetTopicAttributes", ("TopicArn", topic), ("AttributeName", name), ("AttributeValue", value));
    }

    internal static Dictionary<string, string> Entries(System.Xml.Linq.XElement answer) =>
        answer.Descendants("entry").ToDictionary(entry => entry.Element("key")!.Value, entry => entry.Element("value")!.Value);
}
