using Amazon.SQS;
using Amazon.SQS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>Checks that nobody else has the mailbox's name.</summary>
internal sealed record MailboxNameCheck(LogicalId Id, Placement At, string Name) : NameCheck(Id, At)
{
    /// <summary>Beginning of names that no two mailboxes may have.</summary>
    public const string Unique = "only-";

    protected override async Task<string?> FindOtherAsync(HandlerContext context)
    {
        var queues = context.Client<IAmazonSQS>();
        var listed = await context.RepeatAsync(token => queues.ListQueuesAsync(new ListQueuesRequest(), token));
        foreach (var url in (listed.QueueUrls ?? []).Where(url => MailboxHandler.NameOf(url) == Name))
        {
            if (context.OwnerOf(await MailboxHandler.TagsAsync(context, url)) is null)
            {
                return url;
            }
        }

        return null;
    }

    protected override string CommandFor(string other, HandlerContext context) => $"aws sqs tag-queue --queue-url {other}";
}

/// <summary>Checks a queue that the mailbox's feature uses.</summary>
internal sealed record UsedQueueCheck(LogicalId Id, Placement At, string Url) : PreflightCheck(Id, At)
{
    public override bool IsDue(PlannedChange change) => change is { ResourceType: Mailbox.Type, Action: ChangeAction.Create };

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        var listed = await context.RepeatAsync(token => context.Client<IAmazonSQS>().ListQueuesAsync(new ListQueuesRequest(), token));
        return listed.QueueUrls?.Contains(Url) is true ? [] : [Finding(PreflightCode.Other, Url, $"{Url} takes no mail", "Open it.")];
    }
}
