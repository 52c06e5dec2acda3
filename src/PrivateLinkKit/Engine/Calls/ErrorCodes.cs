using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Error codes of the services, by meaning.</summary>
internal sealed class ErrorCodes(IEnumerable<string> notFound, IEnumerable<string> inUse)
{
    private static readonly string[] NotFoundEndings = ["NotFound", "NotFoundException"];

    private readonly HashSet<string> _notFound = [.. notFound];
    private readonly HashSet<string> _inUse = [.. inUse];

    /// <summary>The resource does not exist: the goal of a delete, or the result of a read in the first seconds after a create.</summary>
    public bool IsNotFound(Exception error) => error is AmazonServiceException { ErrorCode: { } code } && IsNotFound(code);

    /// <inheritdoc cref="IsNotFound(Exception)"/>
    public bool IsNotFound(string code) => NotFoundEndings.Any(ending => code.EndsWith(ending, StringComparison.Ordinal)) || _notFound.Contains(code);

    /// <summary>The resource is still in use; AWS also returns this for a while after the user was deleted.</summary>
    public bool IsInUse(Exception error) => error is AmazonServiceException { ErrorCode: { } code } && _inUse.Contains(code);
}
