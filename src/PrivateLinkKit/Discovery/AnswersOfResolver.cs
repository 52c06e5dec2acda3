namespace PrivateLinkKit.Discovery;

/// <summary>The answers of a resolver that is not this library's: it is asked each time.</summary>
internal sealed class AnswersOfResolver(IEndpointResolver resolver, string name) : IEndpointAnswers
{
    public string Name => name;

    public ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken) => resolver.ResolveAsync(name, cancellationToken);

    public ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken) => resolver.ResolveAsync(name, cancellationToken);
}
