using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A queue whose creation AWS executes as often as it is called.</summary>
internal sealed record Mailbox(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::SQS::Queue";

    public required string QueueName { get; init; }

    public required int VisibilityTimeout { get; init; }

    public required int DelaySeconds { get; init; }

    /// <summary>null: none.</summary>
    public string? Password { get; init; }

    public required Ref VpcId { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record MailboxState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Mailbox.Type, At, PhysicalId)
{
    public required string QueueName { get; init; }

    public required int? VisibilityTimeout { get; init; }

    /// <summary>One number, or none.</summary>
    public required IReadOnlyList<int> DelaySeconds { get; init; }

    public string? Password { get; init; }

    public required string? VpcId { get; init; }

    public bool IsProtected { get; init; }

    public override IEnumerable<string> DependsOn => VpcId is null ? [] : [VpcId];
}

internal sealed class MailboxHandler(Mistake mistake) : ResourceHandler<Mailbox, MailboxState>(Mailbox.Type)
{
    public const string Password = "Password";

    public const string Protection = "DeletionProtection";

    private const string Vpc = "VpcId";

    private InterruptionCode InterruptionOfUpdates => mistake switch
    {
        Mistake.ReportsALeftover => InterruptionCode.UnknownLeftover,
        Mistake.ReportsARevocation => InterruptionCode.PermissionRemoved,
        _ => InterruptionCode.Updated,
    };

    public static string NameOf(string url) => url.Split('/')[^2];

    /// <summary>Lists the stack's queues.</summary>
    public static async Task<IReadOnlyList<FoundQueue>> ListAsync(HandlerContext context, Mistake mistake = Mistake.None)
    {
        var found = new List<FoundQueue>();
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
                var answer = await context.RepeatAsync(token => queues.GetQueueAttributesAsync(url, ["All"], token));
                found.Add(new FoundQueue(owner, url, answer.Attributes));
            }
        }

        return found;
    }

    protected override async Task<IReadOnlyList<MailboxState>> ReadAsync(HandlerContext context) => mistake is Mistake.FailsToRead
        ? throw new KeyNotFoundException("no attribute")
        : [.. (await ListAsync(context, mistake)).Select(State)];

    /// <summary>While its delay changes, it takes no mail.</summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<Mailbox, MailboxState> update) =>
        update.ByDescription("DelaySeconds") is { } delay
            ? [new InterruptionCause(InterruptionOfUpdates, $"takes no mail while its delay changes: {update.EvidenceOf(delay)}")]
            : [];

    protected override IEnumerable<PreflightCheck> ChecksOf(Mailbox want) =>
        want.QueueName.StartsWith(MailboxNameCheck.Unique, StringComparison.Ordinal) ? [new MailboxNameCheck(want.Id, want.At, want.QueueName)] : [];

    protected override Task<IReadOnlyList<PreflightFinding>> BlockersAsync(
        IReadOnlyList<MailboxState> have, IReadOnlyList<ResourceState> going, HandlerContext context) =>
        Task.FromResult<IReadOnlyList<PreflightFinding>>([.. have.Where(mailbox => mailbox.IsProtected).Select(mailbox => new PreflightFinding
        {
            Code = PreflightCode.DeletionProtection,
            LogicalId = $"{mailbox.Id}",
            ResourceId = mailbox.PhysicalId,
            Text = $"{mailbox.PhysicalId} has deletion protection",
            Remedy = "Turn it off.",
        })]);

    protected override void CompareProperties(PropertyDiff diff, Mailbox want, MailboxState? have)
    {
        diff.Replaces("VpcId", want.VpcId, have?.VpcId).Replaces("QueueName", want.QueueName, have?.QueueName)
            .Updates("VisibilityTimeout", want.VisibilityTimeout, have?.VisibilityTimeout);
        if (mistake is not Mistake.OmitsAProperty)
        {
            diff.Updates("DelaySeconds", want.DelaySeconds, have?.DelaySeconds is [var delay] ? delay : null);
        }

        if (mistake is Mistake.LeaksASecretInThePlan)
        {
            diff.Updates(Password, want.Password, have?.Password);
        }
        else
        {
            diff.Updates(Password, PropertyValue.Secret(want.Password), PropertyValue.Secret(have?.Password));
        }
    }

    protected override async Task<MailboxState> CreateAsync(Mailbox want, HandlerContext context)
    {
        if (mistake is Mistake.ChangesOthers)
        {
            await DelayAsync(context, want.QueueName);
        }

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
            DelaySeconds = Delay(want.DelaySeconds),
            Password = want.Password,
            VpcId = context.Outputs.Get(want.VpcId),
        };
    }

    protected override async Task<MailboxState> UpdatePropertiesAsync(
        Mailbox want, MailboxState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        if (mistake is not Mistake.DoesNotUpdate)
        {
            await SetAsync(context, have.PhysicalId, Attributes(want, context), want.Password);
        }

        return have with { VisibilityTimeout = want.VisibilityTimeout, DelaySeconds = Delay(want.DelaySeconds), Password = want.Password };
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

    private async Task SetAsync(HandlerContext context, string url, Dictionary<string, string> attributes, string? password)
    {
        try
        {
            await context.RepeatAsync(token => context.Client<IAmazonSQS>().SetQueueAttributesAsync(url, attributes, token));
        }
        catch (AmazonSQSException error) when (mistake is Mistake.LeaksASecretInErrors)
        {
            throw new InvalidOperationException($"The password {password} was not set: {error.Message}", error);
        }
    }

    /// <summary>Changes whatever has the name.</summary>
    private static async Task DelayAsync(HandlerContext context, string name)
    {
        var queues = context.Client<IAmazonSQS>();
        foreach (var url in (await context.RepeatAsync(token => queues.ListQueuesAsync("", token))).QueueUrls?.Where(url => NameOf(url) == name) ?? [])
        {
            await context.RepeatAsync(token => queues.SetQueueAttributesAsync(url, new() { [QueueAttributeName.DelaySeconds] = "9" }, token));
        }
    }

    private IReadOnlyList<int> Delay(int? seconds)
    {
        int[] delay = seconds is { } one ? [one] : [];
        return mistake is Mistake.HoldsAnArray ? delay : delay.ToEquatableList();
    }

    public static Task SetAsync(HandlerContext context, string url, IEnumerable<Tag> tags) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().TagQueueAsync(
            new TagQueueRequest { QueueUrl = url, Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) }, token));

    public static async Task<List<Tag>> TagsAsync(HandlerContext context, string url)
    {
        var answer = await context.RepeatAsync(token => context.Client<IAmazonSQS>().ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, token));
        return [.. (answer.Tags ?? []).Select(tag => new Tag(tag.Key, tag.Value))];
    }

    private static Dictionary<string, string> Attributes(Mailbox want, HandlerContext context)
    {
        var attributes = new Dictionary<string, string>
        {
            [Vpc] = context.Outputs.Get(want.VpcId),
            [QueueAttributeName.VisibilityTimeout] = $"{want.VisibilityTimeout}",
            [QueueAttributeName.DelaySeconds] = $"{want.DelaySeconds}",
        };
        if (want.Password is not null)
        {
            attributes[Password] = want.Password;
        }

        return attributes;
    }

    private MailboxState State(FoundQueue found) => new(found.Owner.Id, found.Owner.At, found.Url)
    {
        Tags = found.Owner.Tags,
        QueueName = NameOf(found.Url),
        VisibilityTimeout = found.Number(QueueAttributeName.VisibilityTimeout),
        DelaySeconds = Delay(found.Number(QueueAttributeName.DelaySeconds)),
        Password = found.Attributes.GetValueOrDefault(Password),
        VpcId = found.Attributes.GetValueOrDefault(Vpc),
        IsProtected = found.Attributes.ContainsKey(Protection),
    };
}

internal sealed record FoundQueue(Owned Owner, string Url, Dictionary<string, string> Attributes)
{
    public int? Number(string attribute) => int.TryParse(Attributes.GetValueOrDefault(attribute), CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal sealed class MailModule(Mistake mistake, string senders = "privatelinkkit:senders") : AwsModule
{
    public override string Service => "SQS";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } = [new MailboxHandler(mistake), new SendersHandler(senders, mistake)];

    public override IReadOnlyList<string> NotFoundCodes => ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"];

    public override void AddClients(ClientFactories clients) =>
        clients.Add<IAmazonSQS>(settings => new AmazonSQSClient(settings.Credentials, settings.Configure(new AmazonSQSConfig())));
}

internal sealed class MailboxFeature(string queueName = "events", int visibilityTimeout = 30, int delaySeconds = 0) : StackFeature("events")
{
    /// <summary>Who may send to it; empty: everybody.</summary>
    public EquatableList<string> Senders { get; init; } = [];

    /// <summary>null: none.</summary>
    public string? Password { get; init; }

    /// <summary>An existing queue that it uses; null: none.</summary>
    public string? UsedQueue { get; init; }

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) =>
        UsedQueue is null ? [] : [new UsedQueueCheck(context.Id(Name), context.At, UsedQueue)];

    public override IEnumerable<Resource> Compose(FeatureContext context) =>
    [
        .. Senders.Count == 0 ? (Resource[])[] : [new Senders(context.Id(Name), context.At) { Names = Senders, Tags = context.Tags }],
        new Mailbox(context.Id(Name), context.At)
        {
            QueueName = queueName,
            VisibilityTimeout = visibilityTimeout,
            DelaySeconds = delaySeconds,
            Password = Password,
            VpcId = Ref.To(context.Id("vpc")),
            Tags = context.Tags,
        },
    ];
}
