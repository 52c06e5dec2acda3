namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>The errors of Cloud Control, one factory each, in AWS's words where they are known.</summary>
internal static class CloudControlErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationException", message);

    public static AwsErrorException NotEmulated(string what) => Validation($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException TypeNotFound(string name) => new("TypeNotFoundException", $"The type '{name}' cannot be found.");

    public static AwsErrorException Unsupported(string typeName, string action) =>
        new("UnsupportedActionException", $"Resource type {typeName} does not support {action} action");

    public static AwsErrorException ClientTokenConflict(string token, string request) => new(
        "ClientTokenConflictException", $"ClientToken {token} is already associated with an existing operation with RequestToken {request}");

    public static AwsErrorException ConcurrentOperation(string request) =>
        new("ConcurrentOperationException", $"Concurrent operation found for resource ID with RequestToken {request}");

    public static AwsErrorException RequestNotFound(string token) =>
        new("RequestTokenNotFoundException", $"Request with token {token} was not found");

    public static AwsErrorException AlreadyIn(string request, string status) => Validation($"Request {request} is already in status {status}");

    public static AwsErrorException NotUpdatable(IEnumerable<string> pointers) => new(
        "NotUpdatableException", $"Invalid patch update: createOnlyProperties [{string.Join(", ", pointers)}] cannot be updated");

    public static AwsErrorException ReadOnly(IEnumerable<string> pointers) =>
        Validation($"Invalid patch update: readOnlyProperties [{string.Join(", ", pointers)}] cannot be updated");

    public static AwsErrorException InvalidPatch(string reason) => Validation($"Invalid patch document: {reason}");

    public static AwsErrorException InvalidIdentifier(string identifier, string typeName) =>
        Validation($"Identifier {identifier} is not valid for identifier of {typeName}");

    public static AwsErrorException ModelNeeded(string typeName, string properties) => new(
        "InvalidRequestException",
        $"Missing or invalid ResourceModel property in {typeName} list handler request input. Required property: {properties}");

    public static AwsErrorException InvalidNextToken() => Validation("The NextToken is invalid.");

    /// <summary>The error of a read whose handler failed.</summary>
    public static AwsErrorException Handler(string typeName, HandlerFailure failure, string token) => new(
        failure.ExceptionName, $"{typeName} Handler returned status FAILED: {failure.Message} (HandlerErrorCode: {failure.Code}, RequestToken: {token})");
}
