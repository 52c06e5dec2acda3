using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SQS;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>Request rates and lagging reads of a service of a user's own.</summary>
public sealed class ConsistencyTests : IAsyncLifetime
{
    private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";

    private static readonly RateBucket Reads = new("reads", Capacity: 2, Refill: 1);

    private readonly VirtualTime _time = new();
    private EmbeddedAws _aws = null!;
    private AmazonSQSClient _sqs = null!;

    public async Task InitializeAsync()
    {
        var service = new OneService("sqs", AwsProtocols.Json("AmazonSQS", version: "1.0"), Define);
        _aws = await EmbeddedAws.StartAsync(new() { Services = [service], TimeProvider = _time, RateLimits = RateLimits.Aws });
        _sqs = new AmazonSQSClient(
            new BasicAWSCredentials("111111111111", "embedded"),
            new AmazonSQSConfig { ServiceURL = _aws.ServiceUrl.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _aws.DisposeAsync();
        _time.Dispose();
    }

    [Fact]
    public async Task Rates_BucketOfTwoOperations_ThrottlesBothUntilItIsRefilled()
    {
        await _sqs.ListQueuesAsync("");
        await _sqs.ListDeadLetterSourceQueuesAsync(new() { QueueUrl = Url });

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => _sqs.ListQueuesAsync(""));
        await _sqs.CreateQueueAsync("orders");
        await Task.Delay(TimeSpan.FromSeconds(1), _time);
        await _sqs.ListQueuesAsync("");

        Assert.Equal("ThrottlingException", error.ErrorCode);
    }

    [Fact]
    public async Task LagBehind_RowsOfATable_AreThoseOfTheEarlierTime()
    {
        await _sqs.CreateQueueAsync("orders");
        _aws.Faults.On("ListQueues").LagBehind(TimeSpan.FromSeconds(5));

        var early = (await _sqs.ListQueuesAsync("")).QueueUrls ?? [];
        await Task.Delay(TimeSpan.FromSeconds(10), _time);
        await _sqs.DeleteQueueAsync(Url);
        _aws.Faults.On("ListQueues").LagBehind(TimeSpan.FromSeconds(5));
        var late = (await _sqs.ListQueuesAsync("")).QueueUrls ?? [];

        Assert.Empty(early);
        Assert.Equal([Url], late);
        Assert.Empty((await _sqs.ListQueuesAsync("")).QueueUrls ?? []);
    }

    private static void Define(ServiceDefinition service)
    {
        service.On("CreateQueue", call =>
        {
            call.Table<string>().Put(Url, call.Required("QueueName"));
            return new() { ["QueueUrl"] = Url };
        });
        service.On("DeleteQueue", call => call.Table<string>().Remove(Url) ? null : throw new AwsErrorException("QueueDoesNotExist", ""));
        service.On("ListQueues", List, new() { Rates = [Reads] });
        service.On("ListDeadLetterSourceQueues", _ => new() { ["queueUrls"] = new JsonArray() }, new() { Rates = [Reads] });
    }

    private static JsonObject List(ServiceCall call) =>
        new() { ["QueueUrls"] = new JsonArray([.. call.Table<string>().Select(row => JsonValue.Create(row.Key))]) };
}
