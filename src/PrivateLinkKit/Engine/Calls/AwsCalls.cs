using System.Diagnostics;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>
/// Sends every AWS call of an operation: rate-limited, bounded in concurrency, counted, and retried where a retry is safe. Throttling alone never
/// fails a call; a lost answer fails a call that AWS would execute twice.
/// </summary>
/// <param name="errors">Error codes of the services.</param>
/// <param name="throttlers">Throttlers of the account.</param>
/// <param name="slots">Bounds the number of concurrent calls.</param>
/// <param name="log">Counts the calls.</param>
/// <param name="time">The clock.</param>
/// <param name="propagation">Time for which a recent change may be invisible.</param>
/// <param name="logger">The log.</param>
/// <param name="limit">Time from now after which no call is retried; null: none.</param>
internal sealed partial class AwsCalls(
    ErrorCodes errors, ServiceThrottlers throttlers, SemaphoreSlim slots, CallLog log, TimeProvider time, TimeSpan propagation, ILogger logger,
    TimeSpan? limit = null)
{
    private const int Attempts = 6;
    private static readonly string[] BuildingVerbs = ["Create", "Attach", "Associate", "Authorize", "Modify", "Set", "Add", "Accept", "Register",
        "Replace", "Update", "Tag"];

    private readonly long _began = time.GetTimestamp();

    public ErrorCodes Errors => errors;

    /// <summary>Sends a read, or a call that AWS makes idempotent (client token, unique name, same end state), with retries.</summary>
    public Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken, int attempts = Attempts)
        where T : AmazonWebServiceResponse =>
        MakeAsync(call, attempts, cancellationToken);

    /// <summary>Sends a create that AWS would execute twice, without blind retries.</summary>
    /// <exception cref="LostAnswerException">AWS may have executed the call: search for the tagged resource before repeating.</exception>
    public Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse =>
        MakeAsync(call, attempts: null, cancellationToken);

    private bool IsOver => limit is { } longest && time.GetElapsedTime(_began) > longest;

    private Task<T> MakeAsync<T>(Func<CancellationToken, Task<T>> call, int? attempts, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse =>
        Telemetry.Source.HasListeners() ? TraceAsync(call, attempts, cancellationToken) : RunAsync(call, attempts, activity: null, cancellationToken);

    private async Task<T> TraceAsync<T>(Func<CancellationToken, Task<T>> call, int? attempts, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse
    {
        using var activity = CallActivity.Begin(ApiOperation<T>.Service, ApiOperation<T>.Name, throttlers.Region);
        try
        {
            return await RunAsync(call, attempts, activity, cancellationToken);
        }
        catch (Exception error)
        {
            activity?.Fail(error, cancellationToken);
            throw;
        }
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, int? attempts, Activity? activity, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse
    {
        var operation = ApiOperation<T>.Name;
        var throttler = throttlers.Of(ApiOperation<T>.Service);
        var meter = new CallMeter(ApiOperation<T>.Service, operation, throttlers.Region, time);
        var invisibleSince = (long?)null;
        for (var (attempt, tries) = (1, 1); ; attempt++, tries++)
        {
            activity?.SetTag("attempts", tries);
            var asked = meter.Now;
            var permit = await throttler.EnterAsync(operation, cancellationToken);
            meter.Admitted(asked);
            try
            {
                var response = await InSlotAsync(meter, call, cancellationToken);
                throttler.Taken(permit);
                return response;
            }
            catch (Exception error) when (AwsErrors.IsThrottling(error) && !IsOver)
            {
                if (throttler.Refused(permit))
                {
                    LogSlowed(operation, throttlers.Region);
                }
                else
                {
                    LogThrottled(operation, throttlers.Region);
                }

                attempt--;
                continue;
            }
            catch (Exception error) when (AwsErrors.IsNotImplemented(error))
            {
                throw new OperationNotImplementedException(operation, error);
            }
            catch (Exception error) when (AwsErrors.IsAmbiguous(error, cancellationToken))
            {
                if (attempts is null)
                {
                    throw new LostAnswerException(operation, error);
                }

                if (attempt == attempts || IsOver)
                {
                    throw;
                }

                meter.Repeated("unanswered");
                LogUnanswered(operation, tries);
            }
            catch (AmazonServiceException error) when (IsPropagating(operation, error))
            {
                invisibleSince ??= time.GetTimestamp();
                if (time.GetElapsedTime(invisibleSince.Value) > propagation)
                {
                    throw;
                }

                meter.Repeated("not_visible_yet");
                LogNotVisibleYet(operation, Printable.Escape(error.ErrorCode), tries);
            }

            await Task.Delay(Backoff(attempt), time, cancellationToken);
        }
    }

    /// <summary>A change in flight is not cancelled: AWS might still execute it, even after a later read.</summary>
    private async Task<T> InSlotAsync<T>(CallMeter meter, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        var sent = meter.Now;
        try
        {
            log.Add(meter.Operation);
            var response = await call(ApiNames.IsReading(meter.Operation) ? cancellationToken : CancellationToken.None);
            meter.Succeeded(sent);
            return response;
        }
        catch (Exception error)
        {
            meter.Failed(sent, error, cancellationToken);
            throw;
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>A create or change may not find a resource created seconds ago (EC2 developer guide, eventual consistency).</summary>
    private bool IsPropagating(string operation, AmazonServiceException error) =>
        errors.IsNotFound(error) && BuildingVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds(
        200 * Math.Pow(2, Math.Min(attempt, 6) - 1) * (0.5 + (Random.Shared.NextDouble() / 2)));
}

/// <summary>A call that must not be repeated blindly failed, and AWS may have executed it.</summary>
internal sealed class LostAnswerException(string operation, Exception inner)
    : Exception($"AWS did not answer {operation}, so it may have been executed.", inner);
