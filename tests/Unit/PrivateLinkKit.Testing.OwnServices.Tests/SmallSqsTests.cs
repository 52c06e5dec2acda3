using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>A service of a user's own, called by its official client.</summary>
public sealed class SmallSqsTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Region = "eu-west-1";

    private EmbeddedAws _aws = null!;
    private AmazonSQSClient _sqs = null!;

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync(new() { Services = [new SmallSqs()] });
        _sqs = Client();
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _aws.DisposeAsync();
    }

    [Fact]
    public async Task Queue_FromCreationToDeletion_IsThatOfTheService()
    {
        var created = await _sqs.CreateQueueAsync(new CreateQueueRequest("orders") { Attributes = new() { ["VisibilityTimeout"] = "60" } });

        var listed = await _sqs.ListQueuesAsync("ord");
        var read = await _sqs.GetQueueAttributesAsync(created.QueueUrl, ["All"]);
        await _sqs.DeleteQueueAsync(created.QueueUrl);

        Assert.Equal([created.QueueUrl], listed.QueueUrls);
        Assert.Equal($"arn:aws:sqs:{Region}:{Account}:orders", read.QueueARN);
        Assert.Equal(60, read.VisibilityTimeout);
        Assert.Empty((await _sqs.ListQueuesAsync("")).QueueUrls ?? []);
    }

    [Fact]
    public async Task Error_OfTheService_IsTheClientsTypedException()
    {
        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _sqs.GetQueueUrlAsync("nothing"));

        Assert.Equal("The specified queue does not exist.", error.Message);
        Assert.Equal(400, (int)error.StatusCode);
    }

    [Fact]
    public async Task Store_OfAnotherAccountOrRegion_IsAnother()
    {
        await _sqs.CreateQueueAsync("orders");

        using var stranger = Client(account: "222222222222");
        using var elsewhere = Client(region: "eu-north-1");
        var shared = await stranger.GetQueueUrlAsync(new GetQueueUrlRequest("orders") { QueueOwnerAWSAccountId = Account });

        Assert.Empty((await stranger.ListQueuesAsync("")).QueueUrls ?? []);
        Assert.Empty((await elsewhere.ListQueuesAsync("")).QueueUrls ?? []);
        Assert.EndsWith($"/{Account}/orders", shared.QueueUrl);
    }

    [Fact]
    public async Task Reset_AfterACall_RemovesTheState()
    {
        await _sqs.CreateQueueAsync("orders");

        _aws.Reset();

        Assert.Empty((await _sqs.ListQueuesAsync("")).QueueUrls ?? []);
    }

    [Fact]
    public async Task Operation_NotDefined_IsRefusedByName()
    {
        var created = await _sqs.CreateQueueAsync("orders");

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => _sqs.PurgeQueueAsync(created.QueueUrl));

        Assert.Equal("EmbeddedAws does not emulate the operation PurgeQueue of sqs", error.Message);
    }

    [Fact]
    public async Task Parameter_NotListed_IsRefusedByName()
    {
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => _sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = 5 }));

        Assert.Equal("EmbeddedAws does not emulate the parameter MaxResults of ListQueues", error.Message);
    }

    [Fact]
    public async Task Fault_Injected_ThrottlesTheOperation()
    {
        _aws.Faults.On("sqs:CreateQueue").Throttle();

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => _sqs.CreateQueueAsync("orders"));

        Assert.Equal("ThrottlingException", error.ErrorCode);
        Assert.NotEmpty((await _sqs.CreateQueueAsync("orders")).QueueUrl);
    }

    [Fact]
    public async Task Requests_OfTheService_AreRecorded()
    {
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _sqs.GetQueueUrlAsync("nothing"));

        var recorded = Assert.Single(_aws.Requests);
        Assert.Equal(("sqs:GetQueueUrl", Account, Region), (recorded.Action, recorded.Account, recorded.Region));
        Assert.Equal((400, "QueueDoesNotExist"), (recorded.Status, recorded.ErrorCode));
    }

    private AmazonSQSClient Client(string account = Account, string region = Region) => new(
        new BasicAWSCredentials(account, "embedded"),
        new AmazonSQSConfig { ServiceURL = _aws.ServiceUrl.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 });
}
