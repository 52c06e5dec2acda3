using System.Xml.Linq;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Sqs;

/// <summary>A test of queues with the official client of SQS, and of topics by their wire format: a new EmbeddedAws on a clock that stands still.</summary>
public abstract class MessagingTest : IAsyncLifetime
{
    private protected ManualTime Clock { get; } = new();

    private protected TestEnvironment Environment { get; private set; } = null!;

    private protected AmazonSQSClient Sqs { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = Clock });
        Sqs = SqsOf(Environment.Aws);
    }

    public async Task DisposeAsync()
    {
        Sqs.Dispose();
        await Environment.DisposeAsync();
    }

    internal static AmazonSQSClient SqsOf(EmbeddedAws aws, string account = TestEnvironment.Provider) => new(
        TestEnvironment.Key(account),
        new AmazonSQSConfig { ServiceURL = aws.ServiceUrl.ToString(), AuthenticationRegion = TestEnvironment.Region, MaxErrorRetry = 0 });

    internal static string QueueArn(string name, string account = TestEnvironment.Provider) => $"arn:aws:sqs:{TestEnvironment.Region}:{account}:{name}";

    private protected async Task<string> QueueAsync(string name = "orders", params (string Name, string Value)[] attributes) =>
        (await Sqs.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = name,
            Attributes = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
        })).QueueUrl;

    /// <summary>Returns the bodies of the messages that can be received now.</summary>
    private protected Task<IReadOnlyList<string>> BodiesAsync(string url, AmazonSQSClient? sqs = null) => BodiesAsync(sqs ?? Sqs, url);

    internal static async Task<IReadOnlyList<string>> BodiesAsync(AmazonSQSClient sqs, string url) =>
        [.. (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 })).Messages?.Select(message => message.Body) ?? []];

    private protected Task<XElement> SnsAsync(string operation, params IReadOnlyList<(string Name, string Value)> parameters) =>
        SnsAsync(TestEnvironment.Provider, operation, parameters);

    private protected Task<XElement> SnsAsync(string account, string operation, IReadOnlyList<(string Name, string Value)> parameters) =>
        Environment.Aws.QueryAsync($"{account}/20260101/{TestEnvironment.Region}/sns/aws4_request", "2010-03-31", operation, parameters);

    private protected async Task<string> TopicAsync(string name = "events")
    {
        var created = await SnsAsync("CreateTopic", ("Name", name));
        return created.Text("TopicArn") ?? throw new InvalidOperationException($"{created}");
    }

    private protected async Task<string> SubscribeAsync(string topic, string queueArn, params (string Name, string Value)[] parameters)
    {
        var answer = await SnsAsync("Subscribe", [("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", queueArn), .. parameters]);
        return answer.Text("SubscriptionArn") ?? throw new InvalidOperationException($"{answer}");
    }

    /// <summary>Creates a queue that topics may send to, and subscribes it.</summary>
    private protected async Task<string> SubscribedQueueAsync(string topic, string name = "orders", params (string Name, string Value)[] parameters)
    {
        var url = await QueueAsync(name, ("Policy", Allow("sns.amazonaws.com", "sqs:SendMessage", QueueArn(name))));
        await SubscribeAsync(topic, QueueArn(name), parameters);
        return url;
    }

    internal static string Allow(string service, string action, string resource, string condition = "{}") =>
        Statement("Allow", service, action, resource, condition);

    internal static string Statement(string effect, string service, string action, string resource, string condition = "{}") =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{"Service":"{{service}}"},"Action":"{{action}}","Resource":"{{resource}}",
        "Condition":{{condition}}}]}
        """;
}
