using Amazon.SQS;
using Amazon.SQS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>Who may send to a mailbox: a part of it that AWS cannot tag, and of which nobody is removed before everything else is ready.</summary>
internal sealed record Senders(LogicalId Mailbox, Placement At) : Resource(IdFor(Mailbox), Type, At)
{
    public const string Type = "AWS::SQS::QueuePolicy";

    public required EquatableList<string> Names { get; init; }

    public Ref Queue => Ref.To(Mailbox);

    public override IEnumerable<Ref> References => [Queue];

    public static LogicalId IdFor(LogicalId mailbox) => new($"{mailbox}/senders");
}

internal sealed record SendersState(LogicalId Id, Placement At, string QueueUrl) : ResourceState(Id, Senders.Type, At, $"{QueueUrl}/senders")
{
    public required EquatableList<string> Names { get; init; }

    public override IEnumerable<string> DependsOn => [QueueUrl];
}

internal sealed class SendersHandler(string tag, Mistake mistake) : ResourceHandler<Senders, SendersState>(Senders.Type)
{
    public const string Attribute = "Senders";

    public override string TagOnParent => tag;

    public override bool Prunes => true;

    protected override async Task<IReadOnlyList<SendersState>> ReadAsync(HandlerContext context) =>
    [
        .. from found in await MailboxHandler.ListAsync(context)
           where found.Attributes.GetValueOrDefault(Attribute) is { Length: > 0 }
           select new SendersState(Senders.IdFor(found.Owner.Id), context.At, found.Url)
           {
               Tags = found.Owner.Tags,
               Names = [.. found.Attributes[Attribute].Split(',')],
               PhysicalId = mistake is Mistake.SharesAnId ? found.Url : $"{found.Url}/senders",
           },
    ];

    protected override void CompareProperties(PropertyDiff diff, Senders want, SendersState? have) => diff
        .Replaces("Queue", want.Queue, have?.QueueUrl)
        .Updates(Attribute, PropertyValue.Set(want.Names), PropertyValue.Set(have?.Names));

    /// <summary>The tag comes first: what exists without it would not be told from a changed description.</summary>
    protected override async Task<SendersState> CreateAsync(Senders want, HandlerContext context)
    {
        var made = new SendersState(want.Id, want.At, context.Outputs.Get(want.Queue)) { Tags = context.Made(want).Tags, Names = want.Names };
        await SetTagsAsync(made, [.. context.TagsOf(want)], context);
        return await SetAsync(made, want.Names, context);
    }

    protected override Task<SendersState> UpdatePropertiesAsync(
        Senders want, SendersState have, IReadOnlySet<string> changed, HandlerContext context) => SetAsync(have, have.Names.Union(want.Names), context);

    protected override Task<SendersState> PruneAsync(Senders want, SendersState have, HandlerContext context) =>
        have.Names.Except(want.Names).Any() ? SetAsync(have, want.Names, context) : Task.FromResult(have);

    protected override Task DeleteAsync(SendersState have, HandlerContext context) => context.DeleteAsync(
        have, token => context.Client<IAmazonSQS>().SetQueueAttributesAsync(have.QueueUrl, new() { [Attribute] = "" }, token));

    protected override Task SetTagsAsync(SendersState have, IReadOnlyList<Tag> tags, HandlerContext context) =>
        MailboxHandler.SetAsync(context, have.QueueUrl, tags);

    protected override Task RemoveTagsAsync(SendersState have, IReadOnlyList<string> keys, HandlerContext context) =>
        context.RepeatAsync(token => context.Client<IAmazonSQS>().UntagQueueAsync(
            new UntagQueueRequest { QueueUrl = have.QueueUrl, TagKeys = [.. keys] }, token));

    private static async Task<SendersState> SetAsync(SendersState have, IEnumerable<string> names, HandlerContext context)
    {
        var made = have with { Names = [.. names] };
        await context.RepeatAsync(token => context.Client<IAmazonSQS>().SetQueueAttributesAsync(
            have.QueueUrl, new() { [Attribute] = string.Join(',', made.Names) }, token));
        return made;
    }
}
