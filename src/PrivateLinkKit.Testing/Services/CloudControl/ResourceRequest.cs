using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Wire.CloudControl;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>A requested change of a resource.</summary>
/// <param name="Token">Its request token.</param>
/// <param name="TypeName">The type of the resource.</param>
/// <param name="Operation">CREATE, UPDATE or DELETE.</param>
/// <param name="Requested">Time of the request.</param>
internal sealed record ResourceRequest(string Token, string TypeName, string Operation, DateTimeOffset Requested)
{
    public const string Create = "CREATE";
    public const string Update = "UPDATE";
    public const string Delete = "DELETE";

    public const string InProgress = "IN_PROGRESS";
    public const string Success = "SUCCESS";
    public const string Failed = "FAILED";
    public const string CancelInProgress = "CANCEL_IN_PROGRESS";
    public const string CancelComplete = "CANCEL_COMPLETE";

    public string Status { get; init; } = InProgress;

    /// <summary>The resource; null until the handler that makes it has chosen its identifier.</summary>
    public string? Identifier { get; init; }

    /// <summary>Time of the latest change of the status.</summary>
    public DateTimeOffset EventTime { get; init; } = Requested;

    /// <summary>The next look of the service at a resource that is not ready yet.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    public HandlerFailure? Failure { get; init; }

    public bool IsPending => Status is InProgress;

    public ProgressEvent View() => new()
    {
        TypeName = TypeName,
        Identifier = Identifier,
        RequestToken = Token,
        Operation = Operation,
        OperationStatus = Status,
        EventTime = EventTime,
        RetryAfter = IsPending ? RetryAfter : null,
        StatusMessage = Failure?.Message,
        ErrorCode = Failure?.Code,
    };
}
