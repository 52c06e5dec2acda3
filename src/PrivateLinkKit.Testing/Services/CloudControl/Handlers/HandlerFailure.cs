namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>Failure of a handler.</summary>
/// <param name="Code">A <c>HandlerErrorCode</c>.</param>
/// <param name="Message">The message of the service.</param>
internal sealed record HandlerFailure(string Code, string Message)
{
    public const string NotFound = "NotFound";
    public const string AlreadyExists = "AlreadyExists";
    public const string InvalidRequest = "InvalidRequest";

    private const string Unstable = "NotStabilized";

    /// <summary>Code fragments of services' errors, the first that fits counts.</summary>
    private static readonly (string Fragment, string Code)[] Codes =
    [
        (Unstable, Unstable), ("Throttl", "Throttling"), ("RequestLimitExceeded", "Throttling"), ("TooManyRequests", "Throttling"),
        ("AccessDenied", "AccessDenied"), ("Unauthorized", "AccessDenied"), ("AuthorizationError", "AccessDenied"), ("Forbidden", "AccessDenied"),
        ("AlreadyExists", AlreadyExists), ("Duplicate", AlreadyExists), ("NameExists", AlreadyExists), ("ResourceExists", AlreadyExists),
        ("AlreadyOwnedByYou", AlreadyExists),
        ("NotFound", NotFound), ("NoSuch", NotFound), ("DoesNotExist", NotFound), ("NonExistent", NotFound),
        ("LimitExceeded", "ServiceLimitExceeded"), ("TooMany", "ServiceLimitExceeded"), ("QuotaExceeded", "ServiceLimitExceeded"),
        ("InUse", "ResourceConflict"), ("ClusterContains", "ResourceConflict"), ("DependencyViolation", "ResourceConflict"), ("Conflict", "ResourceConflict"),
        ("IncorrectState", "ResourceConflict"), ("NotEmpty", "ResourceConflict"), ("DeletedRecently", "ResourceConflict"),
        ("ExistingVpcEndpointConnections", "ResourceConflict"), ("ScalingActivityInProgress", "ResourceConflict"),
        ("Invalid", InvalidRequest), ("Validation", InvalidRequest), ("Malformed", InvalidRequest), ("Missing", InvalidRequest),
        ("Unsupported", InvalidRequest), ("Bad", InvalidRequest), ("UnknownParameter", InvalidRequest),
    ];

    /// <summary>The exception with which a read answers.</summary>
    public string ExceptionName => Code switch
    {
        NotFound => "ResourceNotFoundException",
        "AccessDenied" => "AccessDeniedException",
        "InternalFailure" => "HandlerInternalFailureException",
        "GeneralServiceException" => Code,
        _ => $"{Code}Exception",
    };

    /// <summary>The error of a resource that does not become ready.</summary>
    public static AwsErrorException NotStabilized(string message) => new(Unstable, message);

    public static HandlerFailure Of(AwsErrorException error) => new(CodeOf(error), error.Message);

    private static string CodeOf(AwsErrorException error) =>
        Array.Find(Codes, known => error.Code.Contains(known.Fragment, StringComparison.Ordinal)).Code
        ?? (error.Status >= 500 ? "ServiceInternalError" : "GeneralServiceException");
}
