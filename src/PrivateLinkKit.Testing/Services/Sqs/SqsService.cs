using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Sqs.SqsOperations;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>SQS: standard queues with their messages, dead-letter queues and policies; no FIFO queues.</summary>
internal sealed class SqsService : IDefinedOnUse, IReplacedAsAWhole, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } =
        new QueryCompatibleJsonProtocol(Service.Target!, version: "1.0", SqsErrors.FormerCodes) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        const string attributes = "MessageAttributes.DataType MessageAttributes.StringValue MessageAttributes.BinaryValue";
        const string entries = "Entries.MessageAttributes.DataType Entries.MessageAttributes.StringValue Entries.MessageAttributes.BinaryValue";

        service.On(CreateQueue, Queues.Create, honours: "QueueName Attributes Tags");
        service.On(GetQueueUrl, Queues.GetUrl, honours: "QueueName QueueOwnerAWSAccountId");
        service.On(ListQueues, Queues.List, honours: "QueueNamePrefix MaxResults NextToken");
        service.On(DeleteQueue, Queues.Delete, honours: "QueueUrl");
        service.On(GetQueueAttributes, QueueAttributeCalls.Get, honours: "QueueUrl AttributeNames");
        service.On(SetQueueAttributes, QueueAttributeCalls.Set, honours: "QueueUrl Attributes");
        service.On(ListDeadLetterSourceQueues, DeadLetters.ListSources, honours: "QueueUrl MaxResults NextToken");

        service.On(SendMessage, Sending.Send, honours: $"QueueUrl MessageBody DelaySeconds {attributes}");
        service.On(SendMessageBatch, Sending.SendBatch, honours: $"QueueUrl Entries.Id Entries.MessageBody Entries.DelaySeconds {entries}");
        service.OnAsync(
            ReceiveMessage,
            Receiving.ReceiveAsync,
            honours: "QueueUrl AttributeNames MessageSystemAttributeNames MessageAttributeNames MaxNumberOfMessages VisibilityTimeout WaitTimeSeconds");
        service.On(DeleteMessage, Receipts.Delete, honours: "QueueUrl ReceiptHandle");
        service.On(DeleteMessageBatch, Receipts.DeleteBatch, honours: "QueueUrl Entries");
        service.On(ChangeMessageVisibility, Receipts.ChangeVisibility, honours: "QueueUrl ReceiptHandle VisibilityTimeout");
        service.On(ChangeMessageVisibilityBatch, Receipts.ChangeVisibilityBatch, honours: "QueueUrl Entries");
        service.On(PurgeQueue, Queues.Purge, honours: "QueueUrl");

        service.On(TagQueue, QueueTags.Tag, honours: "QueueUrl Tags");
        service.On(UntagQueue, QueueTags.Untag, honours: "QueueUrl TagKeys");
        service.On(ListQueueTags, QueueTags.List, honours: "QueueUrl");
        service.On(AddPermission, QueuePermissions.Add, honours: "QueueUrl Label AWSAccountIds Actions");
        service.On(RemovePermission, QueuePermissions.Remove, honours: "QueueUrl Label");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Sqs.Queues.Select(queue => new ResourceTags(queue.Arn, queue.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagQueue", new() { ["QueueUrl"] = QueueNames.Url(region, arn.Split(':')[^1]), ["Tags"] = TagCall.Map(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagQueue", new() { ["QueueUrl"] = QueueNames.Url(region, arn.Split(':')[^1]), ["TagKeys"] = TagCall.List(keys) });
}
