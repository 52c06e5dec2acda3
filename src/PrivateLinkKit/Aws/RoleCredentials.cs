using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>
/// Credentials of a placement's role, assumed on first use and renewed five minutes before they expire. All calls that need them at the same time
/// share one attempt; one that failed is made anew by the next call, so what failed for a moment fails no verb.
/// </summary>
internal sealed class RoleCredentials(Placement placement, AWSCredentials source, AmazonSecurityTokenServiceConfig config, TimeProvider time) : AWSCredentials
{
    private const string SessionName = "PrivateLinkKit";
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Task<Credentials>? _session;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var keys = await CurrentAsync();
        return new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
    }

    private Task<Credentials> CurrentAsync()
    {
        lock (_gate)
        {
            if (_session is null or { IsFaulted: true } or { IsCanceled: true } || (_session.IsCompletedSuccessfully && IsEnding(_session.Result)))
            {
                _session = Task.Run(AssumeAsync);
            }

            return _session;
        }
    }

    private bool IsEnding(Credentials keys) => keys.Expiration!.Value.ToUniversalTime() - Early <= time.GetUtcNow();

    private async Task<Credentials> AssumeAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(source, config);
        var request = new AssumeRoleRequest { RoleArn = placement.RoleArn, RoleSessionName = SessionName, ExternalId = placement.ExternalId };
        var meter = new CallMeter(Operation<AssumeRoleResponse>.Service, Operation<AssumeRoleResponse>.Name, placement.Region, time);
        var sent = meter.Now;
        try
        {
            var response = await sts.AssumeRoleAsync(request);
            meter.Succeeded(sent);
            return response.Credentials;
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
