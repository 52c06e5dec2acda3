using Amazon.SQS;
using Amazon.SQS.Model;
using PrivateLinkKit;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Planning;

/// <summary>Wanted: a queue of Amazon SQS.</summary>
public sealed record Queue(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::SQS::Queue";

    public required string QueueName { get; init; }

    /// <summary>Seconds for which a received message is hidden.</summary>
    public required int VisibilityTimeout { get; init; }

    public override IEnumerable<Ref> References => [];
}

/// <summary>Found: its URL is its id.</summary>
public sealed record QueueState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Queue.Type, At, PhysicalId)
{
    public required string QueueName { get; init; }

    public required int VisibilityTimeout { get; init; }
}

/// <summary>Reads, compares, creates, updates and deletes queues.</summary>
public sealed class QueueHandler() : ResourceHandler<Queue, QueueState>(Queue.Type)
{
    /// <summary>SQS finds queues by name only, so the names begin with the stack's, and the tags say whose each is.</summary>
    protected override async Task<IReadOnlyList<QueueState>> ReadAsync(HandlerContext context)
    {
        var queues = context.Client<IAmazonSQS>();
        var urls = await context.AllAsync(
            (page, token) => queues.ListQueuesAsync(
                new ListQueuesRequest { QueueNamePrefix = $"{context.StackName}-", MaxResults = 1000, NextToken = page }, token),
            answer => answer.QueueUrls,
            answer => answer.NextToken);
        var found = await Task.WhenAll(urls.Select(async url =>
        {
            return context.OwnerOf(await TagsAsync(url, context)) is not { } owner ? null : State(
                owner, url, await context.RepeatAsync(token => queues.GetQueueAttributesAsync(
                    new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [QueueAttributeName.VisibilityTimeout] }, token)));
        }));
        return [.. found.OfType<QueueState>()];
    }

    protected override void CompareProperties(PropertyDiff diff, Queue want, QueueState? have) => diff
        .Replaces("QueueName", want.QueueName, have?.QueueName)
        .Updates("VisibilityTimeout", want.VisibilityTimeout, have?.VisibilityTimeout);

    /// <summary>A repeated call with the same attributes returns the same queue, and so it does for a queue of others.</summary>
    protected override async Task<QueueState> CreateAsync(Queue want, HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Client<IAmazonSQS>().CreateQueueAsync(
            new CreateQueueRequest
            {
                QueueName = want.QueueName,
                Attributes = Attributes(want),
                Tags = context.TagsOf(want).ToDictionary(tag => tag.Key, tag => tag.Value),
            },
            token));
        var found = await TagsAsync(answer.QueueUrl, context);
        if (context.OwnerOf(found) is null)
        {
            throw new TagsMissingException(
                $"{want.Id}", answer.QueueUrl, "has the name that the stack needs",
                $"aws sqs tag-queue --queue-url {answer.QueueUrl} --tags {string.Join(',', context.TagsOf(want))}",
                "Otherwise delete it, or rename the stack.");
        }

        return new QueueState(want.Id, want.At, answer.QueueUrl)
        {
            Tags = context.Made(want).Tags,
            QueueName = want.QueueName,
            VisibilityTimeout = want.VisibilityTimeout,
        };
    }

    protected override async Task<QueueState> UpdatePropertiesAsync(
        Queue want, QueueState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        await context.RepeatAsync(token => context.Client<IAmazonSQS>().SetQueueAttributesAsync(
            new SetQueueAttributesRequest { QueueUrl = have.PhysicalId, Attributes = Attributes(want) }, token));
        return have with { VisibilityTimeout = want.VisibilityTimeout };
    }

    protected override Task DeleteAsync(QueueState have, HandlerContext context) => context.DeleteAsync(
        have, token => context.Client<IAmazonSQS>().DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = have.PhysicalId }, token));

    protected override Task SetTagsAsync(QueueState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().TagQueueAsync(
            new TagQueueRequest { QueueUrl = have.PhysicalId, Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) }, token));

    protected override Task RemoveTagsAsync(QueueState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().UntagQueueAsync(
            new UntagQueueRequest { QueueUrl = have.PhysicalId, TagKeys = [.. keys] }, token));

    private static async Task<IEnumerable<Tag>> TagsAsync(string url, HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Client<IAmazonSQS>().ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, token));
        return (answer.Tags ?? []).Select(tag => new Tag(tag.Key, tag.Value));
    }

    private static Dictionary<string, string> Attributes(Queue want) => new() { [QueueAttributeName.VisibilityTimeout] = $"{want.VisibilityTimeout}" };

    private static QueueState State(Owned owner, string url, GetQueueAttributesResponse answer) => new(owner.Id, owner.At, url)
    {
        Tags = owner.Tags,
        QueueName = url[(url.LastIndexOf('/') + 1)..],
        VisibilityTimeout = answer.VisibilityTimeout,
    };
}

/// <summary>Amazon SQS: its client and kinds.</summary>
public sealed class SqsModule : AwsModule
{
    public override string Service => "SQS";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } = [new QueueHandler()];

    public override IReadOnlyList<string> NotFoundCodes => ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"];

    public override void AddClients(ClientFactories clients) =>
        clients.Add<IAmazonSQS>(settings => new AmazonSQSClient(settings.Credentials, settings.Configure(new AmazonSQSConfig())));
}

/// <summary>Part of a description: one queue.</summary>
public sealed class QueueFeature(string name, int visibilityTimeout = 30, string? queueName = null) : StackFeature(name)
{
    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        if (visibilityTimeout is < 0 or > 43200)
        {
            yield return new StackValidationError
            {
                LogicalId = $"{context.Id(Name)}",
                Value = $"{visibilityTimeout}",
                Problem = "SQS hides messages for 0 to 43200 seconds.",
                Remedy = "Set a visibility timeout in that range.",
            };
        }
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) =>
    [
        new Queue(context.Id(Name), context.At)
        {
            QueueName = $"{context.StackName}-{queueName ?? Name}",
            VisibilityTimeout = visibilityTimeout,
            Tags = context.Tags,
        },
    ];
}
