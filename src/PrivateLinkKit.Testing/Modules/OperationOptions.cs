namespace PrivateLinkKit.Testing;

/// <summary>Options of an emulated operation.</summary>
public sealed record OperationOptions
{
    /// <summary>
    /// Method and path of an operation of a REST protocol, such as <c>GET /queues/{name}</c>; labels become parameters. <c>{path+}</c> takes all segments that
    /// remain, and a query string as in <c>GET /{bucket}?acl</c> lists parameters that select the operation.
    /// </summary>
    /// <value>Default null. Required for REST protocols, refused for others.</value>
    public string? Route { get; init; }

    /// <summary>HTTP status of the answer, unless it is an error; an answer with status 204 has no body.</summary>
    /// <value>Default 200.</value>
    public int Status { get; init; } = 200;

    /// <summary>
    /// Names of the parameters that the operation uses. A request that sets another one is refused by name, so that a test does not rely on something that is
    /// ignored.
    /// </summary>
    /// <value>Default null: all parameters are accepted.</value>
    public IReadOnlyCollection<string>? Parameters { get; init; }

    /// <summary>The buckets from which each call takes a token, with <see cref="RateLimits.Aws"/>.</summary>
    /// <value>Default empty: the operation is never throttled.</value>
    public IReadOnlyCollection<RateBucket> Rates { get; init; } = [];
}
