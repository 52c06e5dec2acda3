namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The errors of SNS, one factory each, in AWS's words.</summary>
internal static class SnsErrors
{
    public static AwsErrorException Invalid(string parameter, string? reason = null) =>
        new("InvalidParameter", $"Invalid parameter: {parameter}{(reason is null ? "" : $" Reason: {reason}")}");

    public static AwsErrorException NotEmulated(string what) => Invalid(what, $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException NoSuchTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsErrorException NoSuchSubscription() => new("NotFound", "Subscription does not exist", 404);

    public static AwsErrorException NoSuchResource() => new("ResourceNotFound", "Resource does not exist", 404);

    public static AwsErrorException TooManyTags() => new("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");

    public static AwsErrorException Denied(ServiceCall call, string action, string arn) => new(
        "AuthorizationError",
        $"User: {call.PrincipalArn} is not authorized to perform: {action} on resource: {arn} because no resource-based policy allows the {action} action",
        403);

    public static AwsErrorException EmptyBatch() => new("EmptyBatchRequest", "The batch request doesn't contain any entries.");

    public static AwsErrorException TooManyEntries(int sent) => new(
        "TooManyEntriesInBatchRequest", $"The batch request contains more entries than permissible: {sent}.");

    public static AwsErrorException InvalidEntryId() => new(
        "InvalidBatchEntryId", "The Id of a batch entry in a batch request doesn't abide by the specification.");

    public static AwsErrorException RepeatedEntryId() => new(
        "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static AwsErrorException BatchTooLong() => new("BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.");
}
