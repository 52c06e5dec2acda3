using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Aws.Sts;

/// <summary>The account of the caller's own credentials, queried from STS once.</summary>
internal sealed class CallerAccount : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private volatile string? _known;

    /// <summary>The account id; null until STS has answered.</summary>
    public string? Known => _known;

    /// <returns>null if there is no client of STS, or the emulator does not implement STS.</returns>
    public async Task<string?> AskAsync(IAmazonSecurityTokenService? sts, AwsCalls calls, CancellationToken cancellationToken)
    {
        if (sts is null)
        {
            return null;
        }

        await _asking.WaitAsync(cancellationToken);
        try
        {
            return _known ??= (await calls.RepeatAsync(token => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token), cancellationToken)).Account;
        }
        catch (OperationNotImplementedException)
        {
            return null;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();
}
