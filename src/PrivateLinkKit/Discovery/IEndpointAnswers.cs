namespace PrivateLinkKit.Discovery;

/// <summary>Says where one endpoint is.</summary>
internal interface IEndpointAnswers
{
    string Name { get; }

    /// <summary>Where it is, as far as is known.</summary>
    ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken);

    /// <summary>Where it is, asked again unless that was done a moment ago: for those who did not find it where it was said to be.</summary>
    ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken);
}
