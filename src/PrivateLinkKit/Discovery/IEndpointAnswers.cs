namespace PrivateLinkKit.Discovery;

/// <summary>Resolves one endpoint.</summary>
internal interface IEndpointAnswers
{
    string Name { get; }

    /// <summary>Returns the endpoint's addresses, as far as known.</summary>
    ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken);

    /// <summary>Resolves again, unless it was just resolved; for callers that could not connect to the earlier addresses.</summary>
    ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken);
}
