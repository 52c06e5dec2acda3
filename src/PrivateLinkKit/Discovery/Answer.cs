using System.Runtime.ExceptionServices;

namespace PrivateLinkKit.Discovery;

/// <summary>A cached resolution result, an endpoint or an error, with its expiry as a clock timestamp.</summary>
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
