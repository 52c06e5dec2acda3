using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>The mailbox under test, with or without a mistake.</summary>
internal class MailboxSuite(Mistake mistake = Mistake.None) : ConformanceSuite
{
    private const string Image = "registry.example.com/orders";

    public override PrivateLinkStack Stack { get; } = Describe(new MailboxFeature());

    public override string LogicalId => "orders/events";

    /// <summary>A property that no description changes; null: none.</summary>
    public string? Untested { get; init; }

    /// <summary>A property that nobody changes by hand; null: none.</summary>
    public string? NotByHand { get; init; }

    /// <summary>true if the settings of existing resources are listed.</summary>
    public bool SeesSettings { get; init; } = true;

    /// <summary>Called with the AWS of each run.</summary>
    public Action<ConformanceContext>? Prepare { get; init; }

    public override IReadOnlyList<DescriptionChange> Changes =>
    [
        .. ((DescriptionChange[])[
        new("VisibilityTimeout", Describe(new MailboxFeature(visibilityTimeout: 60))),
        new("DelaySeconds", Describe(new MailboxFeature(delaySeconds: 5))),
        new("QueueName", Describe(new MailboxFeature("incidents"))),
        ]).Where(change => change.Property != Untested),
    ];

    public override IReadOnlyList<ManualChange> ManualChanges =>
    [
        .. ((ManualChange[])[
        new("VisibilityTimeout", (context, id) => SetAsync(context, id, QueueAttributeName.VisibilityTimeout)),
        new("DelaySeconds", (context, id) => SetAsync(context, id, QueueAttributeName.DelaySeconds)),
        ]).Where(change => change.Property != NotByHand),
    ];

    public override IReadOnlyCollection<string> FixedProperties => ["VpcId"];

    public override InUseRefusal? InUse => new("DeleteQueue", MailServer.InUse);

    public override EmbeddedAwsOptions AwsOptions => new() { Services = [new MailServer()] };

    public override void Configure(PrivateLinkOptions options) => options.Modules.Add(new MailModule(mistake));

    public override Task PrepareAsync(ConformanceContext context)
    {
        Prepare?.Invoke(context);
        AddTo(context.Aws.Images);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context)
    {
        using var sqs = Client(context);
        var found = new List<ExistingResource>();
        foreach (var url in (await sqs.ListQueuesAsync("")).QueueUrls ?? [])
        {
            found.Add(new ExistingResource(url, (await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags ?? [])
            {
                Settings = SeesSettings ? (await sqs.GetQueueAttributesAsync(url, ["All"])).Attributes : [],
            });
        }

        return found;
    }

    public override async Task DeleteAsync(ConformanceContext context, string id)
    {
        using var sqs = Client(context);
        await sqs.DeleteQueueAsync(id);
    }

    public override async Task ChangeTagsAsync(
        ConformanceContext context, string id, IReadOnlyDictionary<string, string> set, IReadOnlyCollection<string> remove)
    {
        using var sqs = Client(context);
        await sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = id, Tags = set.ToDictionary() });
        await sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = id, TagKeys = [.. remove] });
    }

    public static void AddTo(ContainerImages images) => images.Add(Image, app => app.MapGet("/", () => "orders"));

    public static PrivateLinkStackBuilder Service(int tasks = 1) => PrivateLink.ExposeService("orders")
        .InVpc(vpc => vpc.AcrossZones("eu-west-1a"))
        .RunOnFargate(task => task.Image(Image).Port(8080).Count(tasks))
        .ViaNlb();

    private static async Task SetAsync(ConformanceContext context, string id, string attribute)
    {
        using var sqs = Client(context);
        await sqs.SetQueueAttributesAsync(id, new() { [attribute] = "7" });
    }

    protected static AmazonSQSClient Client(ConformanceContext context) => new(
        new BasicAWSCredentials(context.AccessKeyId, context.SecretAccessKey),
        new AmazonSQSConfig { ServiceURL = context.ServiceUrl.ToString(), AuthenticationRegion = context.Region });

    protected static PrivateLinkStack Describe(MailboxFeature mailbox) => Service().Add(mailbox).Build();
}
