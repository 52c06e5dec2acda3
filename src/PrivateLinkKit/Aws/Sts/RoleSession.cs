using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Sts;

/// <summary>
/// A session of a placement's role, assumed on first use and renewed in the background from five minutes before it expires; until then calls go on with the
/// old keys, whether STS refuses or hangs. All calls that need new ones at the same time share one attempt.
/// </summary>
internal sealed class RoleSession(string name, Placement placement, IAmazonSecurityTokenService sts, TimeProvider time)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>Duration of a session: AWS's default, because no other is requested.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    /// <summary>Between attempts in the background.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<Keys>? _attempt;
    private long _attempted;
    private Keys? _last;

    public async Task<ImmutableCredentials> CredentialsAsync() => (await CurrentAsync()).Value;

    private Task<Keys> CurrentAsync()
    {
        lock (_gate)
        {
            if (_last is not { } last || LeftOf(last) <= TimeSpan.Zero)
            {
                return Attempt();
            }

            if (LeftOf(last) <= Early && (_attempt is null || time.GetElapsedTime(_attempted) >= Pause))
            {
                _ = Attempt().ContinueWith(failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return Task.FromResult(last);
        }
    }

    /// <summary>The current attempt, or a new one.</summary>
    private Task<Keys> Attempt()
    {
        if (_attempt is null or { IsCompleted: true })
        {
            (_attempt, _attempted) = (Task.Run(AssumeAsync), time.GetTimestamp());
        }

        return _attempt;
    }

    private TimeSpan LeftOf(Keys keys) => keys.Lifetime - time.GetElapsedTime(keys.Received);

    private async Task<Keys> AssumeAsync()
    {
        var response = await CallAsync();
        var (expected, role) = (AccountName.OfRole(placement)!, placement.RoleArn!);
        return Arn.TryParse(response.AssumedRoleUser?.Arn ?? "", out var session) && session.Account != expected
            ? throw new WrongAccountException(expected, session.Account, role)
            : Keep(response.Credentials);
    }

    private async Task<AssumeRoleResponse> CallAsync()
    {
        var request = new AssumeRoleRequest { RoleArn = placement.RoleArn, RoleSessionName = name, ExternalId = placement.ExternalId };
        var meter = new CallMeter(ApiOperation<AssumeRoleResponse>.Service, ApiOperation<AssumeRoleResponse>.Name, placement.Region, time);
        var sent = meter.Now;
        try
        {
            var response = await sts.AssumeRoleAsync(request);
            meter.Succeeded(sent);
            return response;
        }
        catch (Exception error)
        {
            meter.Failed(sent, error, CancellationToken.None);
            if (error is not AmazonServiceException refused)
            {
                throw;
            }

            throw new AmazonSecurityTokenServiceException(
                $"{placement.RoleArn} could not be assumed: {refused.Message}", refused, refused.ErrorType, refused.ErrorCode, refused.RequestId,
                    refused.StatusCode);
        }
    }

    /// <summary>Remaining validity, measured monotonically: AWS states the expiry by its own clock, and this host's may differ or be set.</summary>
    private Keys Keep(Credentials given)
    {
        var left = given.Expiration!.Value.ToUniversalTime() - time.GetUtcNow();
        var lifetime = left > TimeSpan.Zero && left < Duration ? left : Duration;
        var keys = new Keys(new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken), time.GetTimestamp(), lifetime);
        lock (_gate)
        {
            _last = keys;
        }

        return keys;
    }

    private sealed record Keys(ImmutableCredentials Value, long Received, TimeSpan Lifetime);
}
