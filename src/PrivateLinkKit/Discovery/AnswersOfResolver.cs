namespace PrivateLinkKit.Discovery;

/// <summary>Answers of a custom resolver, which is called each time.</summary>
internal sealed class AnswersOfResolver(IEndpointResolver resolver, string name) : IEndpointAnswers
{
    public string Name => name;

    public ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken) => resolver.ResolveAsync(name, cancellationToken);

    public ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken) => resolver.ResolveAsync(name, cancellationToken);
}
