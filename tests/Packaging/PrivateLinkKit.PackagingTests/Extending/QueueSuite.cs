using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit;
using PrivateLinkKit.Testing;

/// <summary>The queue under test by the conformance kit.</summary>
public sealed class QueueSuite : ConformanceSuite
{
    private const string Image = "registry.example.com/orders";

    public override PrivateLinkStack Stack { get; } = Describe(30);

    public override string LogicalId => "orders/events";

    public override IReadOnlyList<DescriptionChange> Changes { get; } =
    [
        new("VisibilityTimeout", Describe(60)),
        new("QueueName", Describe(30, "incidents")),
    ];

    public override IReadOnlyList<ManualChange> ManualChanges =>
    [
        new("VisibilityTimeout", (context, url) => DoAsync(context, sqs => sqs.SetQueueAttributesAsync(url, new() { ["VisibilityTimeout"] = "5" }))),
    ];

    public override EmbeddedAwsOptions AwsOptions => new() { Services = [new SmallSqs()] };

    public override void Configure(PrivateLinkOptions options) => options.Modules.Add(new SqsModule());

    public override Task PrepareAsync(ConformanceContext context)
    {
        context.Aws.Images.Add(Image, app => app.MapGet("/", () => "orders"));
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context) =>
        DoAsync<IReadOnlyList<ExistingResource>>(context, async sqs => await Task.WhenAll(((await sqs.ListQueuesAsync("")).QueueUrls ?? []).Select(async url =>
            new ExistingResource(url, (await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags ?? [])
            {
                Settings = (await sqs.GetQueueAttributesAsync(url, ["All"])).Attributes,
            })));

    public override Task DeleteAsync(ConformanceContext context, string id) => DoAsync(context, sqs => sqs.DeleteQueueAsync(id));

    public override Task ChangeTagsAsync(
        ConformanceContext context, string id, IReadOnlyDictionary<string, string> set, IReadOnlyCollection<string> remove) =>
        DoAsync(context, async sqs =>
        {
            await sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = id, Tags = set.ToDictionary() });
            return await sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = id, TagKeys = [.. remove] });
        });

    private static async Task<T> DoAsync<T>(ConformanceContext context, Func<AmazonSQSClient, Task<T>> call)
    {
        using var sqs = new AmazonSQSClient(
            new BasicAWSCredentials(context.AccessKeyId, context.SecretAccessKey),
            new AmazonSQSConfig { ServiceURL = context.ServiceUrl.ToString(), AuthenticationRegion = context.Region });
        return await call(sqs);
    }

    private static PrivateLinkStack Describe(int visibilityTimeout, string? queueName = null) => PrivateLink.ExposeService("orders")
        .InVpc(vpc => vpc.AcrossZones("eu-west-1a"))
        .RunOnFargate(task => task.Image(Image).Port(8080))
        .ViaNlb()
        .Add(new QueueFeature("events", visibilityTimeout, queueName))
        .Build();
}
