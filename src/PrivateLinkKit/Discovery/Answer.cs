using System.Runtime.ExceptionServices;

namespace PrivateLinkKit.Discovery;

/// <summary>What callers are told, until a timestamp of the clock. Either an endpoint or an error.</summary>
internal sealed class Answer
{
    private readonly ExceptionDispatchInfo? _error;

    public Answer(ResolvedEndpoint endpoint, long until) => (Endpoint, Until) = (endpoint, until);

    public Answer(Exception error, long until) => (_error, Until) = (ExceptionDispatchInfo.Capture(error), until);

    public ResolvedEndpoint? Endpoint { get; }

    public Exception? Error => _error?.SourceException;

    public long Until { get; }

    public ResolvedEndpoint OrThrow()
    {
        _error?.Throw();
        return Endpoint!;
    }
}
