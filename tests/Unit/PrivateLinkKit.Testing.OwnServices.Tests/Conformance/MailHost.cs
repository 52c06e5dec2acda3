using Amazon.Runtime;
using Amazon.SQS;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A host with the mail module, on an AWS with the mail server.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    private readonly VirtualTime _time;

    private MailHost(EmbeddedAws aws, VirtualTime time, Mistake mistake)
    {
        (Aws, _time) = (aws, time);
        var suite = new MailboxSuite(mistake);
        var credentials = new BasicAWSCredentials(suite.Account, "embedded");
        var options = new PrivateLinkOptions { ServiceUrl = aws.ServiceUrl, Region = suite.Region, Credentials = credentials, TimeProvider = time };
        suite.Configure(options);
        PrivateLink = new PrivateLinkProvisioner(options);
        Sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = $"{aws.ServiceUrl}", AuthenticationRegion = suite.Region });
    }

    public EmbeddedAws Aws { get; }

    public PrivateLinkProvisioner PrivateLink { get; }

    /// <summary>A client of somebody else in the account.</summary>
    public AmazonSQSClient Sqs { get; }

    public static async Task<MailHost> StartAsync(Mistake mistake = Mistake.None)
    {
        var time = new VirtualTime();
        var aws = await EmbeddedAws.StartAsync(new MailboxSuite().AwsOptions with { TimeProvider = time });
        MailboxSuite.AddTo(aws.Images);
        return new MailHost(aws, time, mistake);
    }

    /// <summary>A service with a connected consumer.</summary>
    public static PrivateLinkStack Consumed(MailboxFeature mailbox) => MailboxSuite.Service()
        .ConsumeFrom("shop", shop => shop.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones("eu-west-1a")))
        .Add(mailbox).Build();

    public async Task ApplyAsync(PrivateLinkStack stack) => await PrivateLink.ApplyAsync(await PrivateLink.PlanAsync(stack));

    /// <summary>Returns the only queue's URL.</summary>
    public async Task<string> QueueAsync() => Assert.Single((await Sqs.ListQueuesAsync("")).QueueUrls);

    /// <summary>Returns an attribute of the only queue.</summary>
    public async Task<string> AttributeAsync(string name) => (await Sqs.GetQueueAttributesAsync(await QueueAsync(), ["All"])).Attributes[name];

    public async ValueTask DisposeAsync()
    {
        Sqs.Dispose();
        PrivateLink.Dispose();
        await Aws.DisposeAsync();
        _time.Dispose();
    }
}
