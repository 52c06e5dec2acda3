using Amazon.SQS.Model;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A mailbox with a password that AWS changes in place.</summary>
internal sealed class SecretSuite(Mistake mistake) : MailboxSuite(mistake)
{
    private const string First = "hunter2";
    private const string Second = "open-sesame";

    public override PrivateLinkStack Stack { get; } = Describe(new MailboxFeature { Password = First });

    public override IReadOnlyCollection<string> Secrets => Unused is null ? [First, Second] : [First, Second, Unused];

    /// <summary>A secret that the stack does not have.</summary>
    public string? Unused { get; init; }

    public override IReadOnlyList<DescriptionChange> Changes => [new(MailboxHandler.Password, Describe(new MailboxFeature { Password = Second }))];

    public override IReadOnlyList<ManualChange> ManualChanges =>
    [
        new(MailboxHandler.Password, async (context, id) =>
        {
            using var sqs = Client(context);
            await sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest(id, new() { [MailboxHandler.Password] = "guessed" }));
        }),
    ];

    public override IReadOnlyCollection<string> FixedProperties => ["VpcId", "QueueName", "VisibilityTimeout", "DelaySeconds"];
}
