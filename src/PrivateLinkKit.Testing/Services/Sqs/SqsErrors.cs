namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>The errors of SQS, one factory each, in AWS's words.</summary>
internal static class SqsErrors
{
    private const string Prefix = "AWS.SimpleQueueService.";

    /// <summary>The codes that differ from those of the former query protocol, which most clients still report.</summary>
    public static IReadOnlyDictionary<string, string> FormerCodes { get; } = new Dictionary<string, string>(
    [
        new("QueueDoesNotExist", $"{Prefix}NonExistentQueue"),
        new("QueueNameExists", "QueueAlreadyExists"),
        .. new[]
        {
            "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "InvalidBatchEntryId", "MessageNotInflight", "PurgeQueueInProgress",
            "QueueDeletedRecently", "TooManyEntriesInBatchRequest", "UnsupportedOperation",
        }.Select(code => KeyValuePair.Create(code, $"{Prefix}{code}")),
    ]);

    public static AwsErrorException NoSuchQueue() => new("QueueDoesNotExist", "The specified queue does not exist.");

    public static AwsErrorException QueueExists(string attribute) => new(
        "QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}");

    public static AwsErrorException DeletedRecently() => new(
        "QueueDeletedRecently", "You must wait 60 seconds after deleting a queue before you can create another with the same name.");

    public static AwsErrorException PurgeInProgress(string name) => new(
        "PurgeQueueInProgress", $"Only one PurgeQueue operation on {name} is allowed every 60 seconds.");

    public static AwsErrorException InvalidName() => InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");

    public static AwsErrorException InvalidAddress(string url) => new("InvalidAddress", $"The address {url} is not valid for this endpoint.");

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException UnknownAttribute(string name) => new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static AwsErrorException InvalidAttribute(string name, string reason = "") => new(
        "InvalidAttributeValue", $"Invalid value for the parameter {name}. {reason}".TrimEnd());

    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterValue", message);

    public static AwsErrorException InvalidParameter(object value, string parameter, string reason) =>
        InvalidParameter($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static AwsErrorException Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsErrorException TooLong(int most) =>
        InvalidParameter($"One or more parameters cannot be validated. Reason: Message must be shorter than {most} bytes.");

    public static AwsErrorException InvalidContents() => new(
        "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    public static AwsErrorException InvalidReceipt(string handle) => new(
        "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static AwsErrorException NotInFlight(string handle) => InvalidParameter(
        handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");

    public static AwsErrorException EmptyBatch(string entry) => new("EmptyBatchRequest", $"There should be at least one {entry} in the request.");

    public static AwsErrorException TooManyEntries(int most, int sent) => new(
        "TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {most}. You have sent {sent}.");

    public static AwsErrorException InvalidEntryId() => new(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static AwsErrorException RepeatedEntryId(string id) => new("BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    public static AwsErrorException BatchTooLong(int most, int sent) => new(
        "BatchRequestTooLong", $"Batch requests cannot be longer than {most} bytes. You have sent {sent} bytes.");

    public static AwsErrorException AccessDenied(ServiceCall call, string action, string arn) => new(
        "AccessDeniedException",
        $"User: {call.PrincipalArn} is not authorized to perform: {action} on resource: {arn} because no resource-based policy allows the {action} action",
        403);
}
