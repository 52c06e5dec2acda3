using Amazon.SQS;
using Amazon.SQS.Model;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A mistake in the handler of a kind.</summary>
public enum Mistake
{
    None,
    NoTagsInCreate,
    OmitsAProperty,
    RepeatsTheCreate,
    DeletesWithoutWaiting,
    FindsByName,
    DoesNotUpdate,
    DoesNotKnowInUse,
    FailsToRead,
}

/// <summary>A queue whose creation AWS executes as often as it is called.</summary>
internal sealed record Mailbox(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::SQS::Queue";

    public required string QueueName { get; init; }

    public required int VisibilityTimeout { get; init; }

    public required int DelaySeconds { get; init; }

    public required Ref VpcId { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record MailboxState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Mailbox.Type, At, PhysicalId)
{
    public required string QueueName { get; init; }

    public required int? VisibilityTimeout { get; init; }

    public required int? DelaySeconds { get; init; }

    public required string? VpcId { get; init; }

    public override IEnumerable<string> DependsOn => VpcId is null ? [] : [VpcId];
}

internal sealed class MailboxHandler(Mistake mistake) : ResourceHandler<Mailbox, MailboxState>(Mailbox.Type)
{
    private const string Vpc = "VpcId";

    protected override async Task<IReadOnlyList<MailboxState>> ReadAsync(HandlerContext context)
    {
        if (mistake is Mistake.FailsToRead)
        {
            throw new KeyNotFoundException("no attribute");
        }

        var found = new List<MailboxState>();
        var queues = context.Client<IAmazonSQS>();
        var listed = await context.RepeatAsync(token => queues.ListQueuesAsync(new ListQueuesRequest(), token));
        foreach (var url in listed.QueueUrls ?? [])
        {
            var tags = await TagsAsync(context, url);
            var owner = mistake is Mistake.FindsByName
                ? new Owned(new LogicalId(context.StackName, "events"), context.At, [.. tags.Where(tag => tag.Key is "Name" or "privatelinkkit:spec")])
                : context.OwnerOf(tags);
            if (owner is not null)
            {
                found.Add(State(owner, url, await context.RepeatAsync(token => queues.GetQueueAttributesAsync(url, ["All"], token))));
            }
        }

        return found;
    }

    protected override void CompareProperties(PropertyDiff diff, Mailbox want, MailboxState? have)
    {
        diff.Replaces("VpcId", want.VpcId, have?.VpcId).Replaces("QueueName", want.QueueName, have?.QueueName)
            .Updates("VisibilityTimeout", want.VisibilityTimeout, have?.VisibilityTimeout);
        if (mistake is not Mistake.OmitsAProperty)
        {
            diff.Updates("DelaySeconds", want.DelaySeconds, have?.DelaySeconds);
        }
    }

    protected override async Task<MailboxState> CreateAsync(Mailbox want, HandlerContext context)
    {
        var request = new CreateQueueRequest
        {
            QueueName = want.QueueName,
            Attributes = Attributes(want, context),
            Tags = mistake is Mistake.NoTagsInCreate ? [] : context.TagsOf(want).ToDictionary(tag => tag.Key, tag => tag.Value),
        };
        Task<CreateQueueResponse> Create(CancellationToken token) => context.Client<IAmazonSQS>().CreateQueueAsync(request, token);
        var answer = mistake is Mistake.RepeatsTheCreate ? await context.RepeatAsync(Create) : await context.OnceAsync(Create);
        if (mistake is Mistake.NoTagsInCreate)
        {
            await SetAsync(context, answer.QueueUrl, context.TagsOf(want));
        }

        return new MailboxState(want.Id, want.At, answer.QueueUrl)
        {
            Tags = context.Made(want).Tags,
            QueueName = want.QueueName,
            VisibilityTimeout = want.VisibilityTimeout,
            DelaySeconds = want.DelaySeconds,
            VpcId = context.Outputs.Get(want.VpcId),
        };
    }

    protected override async Task<MailboxState> UpdatePropertiesAsync(
        Mailbox want, MailboxState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        if (mistake is not Mistake.DoesNotUpdate)
        {
            await context.RepeatAsync(token => context.Client<IAmazonSQS>().SetQueueAttributesAsync(have.PhysicalId, Attributes(want, context), token));
        }

        return have with { VisibilityTimeout = want.VisibilityTimeout, DelaySeconds = want.DelaySeconds };
    }

    protected override async Task DeleteAsync(MailboxState have, HandlerContext context)
    {
        var queues = context.Client<IAmazonSQS>();
        await context.DeleteAsync(
            have, token => queues.DeleteQueueAsync(have.PhysicalId, token), mistake is Mistake.DoesNotKnowInUse ? null : MailServer.InUse);
        if (mistake is not Mistake.DeletesWithoutWaiting)
        {
            await context.UntilGoneAsync(have, async () =>
                (await context.RepeatAsync(token => queues.GetQueueAttributesAsync(have.PhysicalId, ["All"], token))).QueueARN);
        }
    }

    protected override Task SetTagsAsync(MailboxState have, IReadOnlyList<Tag> tags, HandlerContext context) => SetAsync(context, have.PhysicalId, tags);

    protected override Task RemoveTagsAsync(MailboxState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().UntagQueueAsync(
            new UntagQueueRequest { QueueUrl = have.PhysicalId, TagKeys = [.. keys] }, token));

    private static Task SetAsync(HandlerContext context, string url, IEnumerable<Tag> tags) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().TagQueueAsync(
            new TagQueueRequest { QueueUrl = url, Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) }, token));

    private static async Task<List<Tag>> TagsAsync(HandlerContext context, string url)
    {
        var answer = await context.RepeatAsync(token => context.Client<IAmazonSQS>().ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, token));
        return [.. (answer.Tags ?? []).Select(tag => new Tag(tag.Key, tag.Value))];
    }

    private static Dictionary<string, string> Attributes(Mailbox want, HandlerContext context) => new()
    {
        [Vpc] = context.Outputs.Get(want.VpcId),
        [QueueAttributeName.VisibilityTimeout] = $"{want.VisibilityTimeout}",
        [QueueAttributeName.DelaySeconds] = $"{want.DelaySeconds}",
    };

    private static MailboxState State(Owned owner, string url, GetQueueAttributesResponse answer) => new(owner.Id, owner.At, url)
    {
        Tags = owner.Tags,
        QueueName = url.Split('/')[^2],
        VisibilityTimeout = answer.VisibilityTimeout,
        DelaySeconds = answer.DelaySeconds,
        VpcId = answer.Attributes.GetValueOrDefault(Vpc),
    };
}

internal sealed class MailModule(Mistake mistake) : AwsModule
{
    public override string Service => "SQS";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } = [new MailboxHandler(mistake)];

    public override IReadOnlyList<string> NotFoundCodes => ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"];

    public override void AddClients(ClientFactories clients) =>
        clients.Add<IAmazonSQS>(settings => new AmazonSQSClient(settings.Credentials, settings.Configure(new AmazonSQSConfig())));
}

internal sealed class MailboxFeature(string queueName = "events", int visibilityTimeout = 30, int delaySeconds = 0) : StackFeature("events")
{
    public override IEnumerable<Resource> Compose(FeatureContext context) =>
    [
        new Mailbox(context.Id(Name), context.At)
        {
            QueueName = queueName,
            VisibilityTimeout = visibilityTimeout,
            DelaySeconds = delaySeconds,
            VpcId = Ref.To(context.Id("vpc")),
            Tags = context.Tags,
        },
    ];
}
