using Amazon.SQS;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>The senders of the mailbox under test, which AWS cannot tag.</summary>
internal sealed class SendersSuite : MailboxSuite
{
    private const string Part = "/senders";

    public override PrivateLinkStack Stack { get; } = Describe(new MailboxFeature { Senders = ["shop"] });

    public override string LogicalId => $"{TaggedLogicalId}{Part}";

    public override string TaggedLogicalId => "orders/events";

    public override IReadOnlyList<DescriptionChange> Changes => [new(SendersHandler.Attribute, Describe(new MailboxFeature { Senders = ["bank"] }))];

    public override IReadOnlyList<ManualChange> ManualChanges => [new(SendersHandler.Attribute, (context, id) => SetAsync(context, id, "shop,mallory"))];

    public override IReadOnlyCollection<string> FixedProperties => ["Queue"];

    public override InUseRefusal? InUse => null;

    public override async Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context) =>
        [.. (await base.ListAsync(context)).Where(queue => queue.Settings.GetValueOrDefault(SendersHandler.Attribute) is { Length: > 0 })
            .Select(queue => queue with { Id = $"{queue.Id}{Part}" })];

    public override Task DeleteAsync(ConformanceContext context, string id) => SetAsync(context, id, "");

    public override Task ChangeTagsAsync(
        ConformanceContext context, string id, IReadOnlyDictionary<string, string> set, IReadOnlyCollection<string> remove) =>
        base.ChangeTagsAsync(context, QueueOf(id), set, remove);

    private static async Task SetAsync(ConformanceContext context, string id, string senders)
    {
        using var sqs = Client(context);
        await sqs.SetQueueAttributesAsync(QueueOf(id), new() { [SendersHandler.Attribute] = senders });
    }

    private static string QueueOf(string id) => id[..^Part.Length];
}
