using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>
/// Credentials of a placement's role, assumed on first use and renewed five minutes before they expire. All calls that need them at the same time
/// share one attempt; one that failed is made anew by the next call, and until the old credentials expire they go on with those.
/// </summary>
internal sealed class RoleCredentials(Placement placement, IAmazonSecurityTokenService sts, TimeProvider time) : AWSCredentials
{
    private const string SessionName = "PrivateLinkKit";
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Task<Credentials>? _attempt;
    private volatile Credentials? _last;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var keys = await CurrentAsync();
        return new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
    }

    private async Task<Credentials> CurrentAsync()
    {
        try
        {
            return await Attempt();
        }
        catch (Exception) when (_last is { } last && !EndsWithin(TimeSpan.Zero, last))
        {
            return last;
        }
    }

    private Task<Credentials> Attempt()
    {
        lock (_gate)
        {
            if (_attempt is null or { IsFaulted: true } or { IsCanceled: true } || (_attempt.IsCompletedSuccessfully && EndsWithin(Early, _attempt.Result)))
            {
                _attempt = Task.Run(AssumeAsync);
            }

            return _attempt;
        }
    }

    private bool EndsWithin(TimeSpan span, Credentials keys) => keys.Expiration!.Value.ToUniversalTime() - span <= time.GetUtcNow();

    private async Task<Credentials> AssumeAsync()
    {
        var request = new AssumeRoleRequest { RoleArn = placement.RoleArn, RoleSessionName = SessionName, ExternalId = placement.ExternalId };
        var meter = new CallMeter(Operation<AssumeRoleResponse>.Service, Operation<AssumeRoleResponse>.Name, placement.Region, time);
        var sent = meter.Now;
        try
        {
            var response = await sts.AssumeRoleAsync(request);
            meter.Succeeded(sent);
            return _last = response.Credentials;
        }
        catch (Exception error)
        {
            meter.Failed(sent, error, CancellationToken.None);
            if (error is not AmazonServiceException refused)
            {
                throw;
            }

            throw new AmazonSecurityTokenServiceException(
                $"{placement.RoleArn} could not be assumed: {refused.Message}", refused, refused.ErrorType, refused.ErrorCode, refused.RequestId, refused.StatusCode);
        }
    }
}
