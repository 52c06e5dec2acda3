using Amazon.Runtime;

namespace PrivateLinkKit.Aws;

/// <summary>
/// How every AWS call of a verb is made: through its lane, a limited number at a time, counted, repeated where repeating is safe.
/// Throttling never fails a call by itself; a lost answer fails a call that AWS would execute twice.
/// </summary>
internal sealed class AwsCalls(AccountLanes lanes, SemaphoreSlim slots, CallLog log, TimeProvider time, TimeSpan propagation)
{
    private const int Attempts = 6;
    private static readonly string[] BuildingVerbs = ["Create", "Attach", "Associate", "Authorize", "Modify", "Set", "Add", "Accept", "Register", "Replace", "Update", "Tag"];

    /// <summary>For reads and for calls that AWS makes idempotent (client token, unique name, same end state).</summary>
    public Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse =>
        RunAsync(call, repeatable: true, cancellationToken);

    /// <summary>For creates that AWS would execute twice.</summary>
    /// <exception cref="LostAnswerException">It is open whether AWS executed the call: look for the tagged resource before repeating.</exception>
    public Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse =>
        RunAsync(call, repeatable: false, cancellationToken);

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, bool repeatable, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse
    {
        var operation = Operation<T>.Name;
        var lane = lanes.Of(Operation<T>.Service);
        var invisibleSince = (DateTimeOffset?)null;
        for (var attempt = 1; ; attempt++)
        {
            var passage = await lane.EnterAsync(operation, cancellationToken);
            try
            {
                var response = await InSlotAsync(operation, call, cancellationToken);
                lane.Taken(passage);
                return response;
            }
            catch (Exception error) when (AwsErrors.IsThrottling(error))
            {
                lane.Refused(passage);
                attempt--;
                continue;
            }
            catch (Exception error) when (AwsErrors.IsNotImplemented(error))
            {
                throw new OperationNotImplementedException(operation, error);
            }
            catch (Exception error) when (AwsErrors.IsAmbiguous(error, cancellationToken))
            {
                if (!repeatable)
                {
                    throw new LostAnswerException(operation, error);
                }

                if (attempt == Attempts)
                {
                    throw;
                }
            }
            catch (AmazonServiceException error) when (IsPropagating(operation, error))
            {
                invisibleSince ??= time.GetUtcNow();
                if (time.GetUtcNow() - invisibleSince > propagation)
                {
                    throw;
                }
            }

            await Task.Delay(Backoff(attempt), time, cancellationToken);
        }
    }

    /// <summary>A change under way is not cancelled: it would be open whether AWS makes it, perhaps only after somebody has looked.</summary>
    private async Task<T> InSlotAsync<T>(string operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            log.Add(operation);
            return await call(RequestRates.IsReading(operation) ? cancellationToken : CancellationToken.None);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>A create or change that names a resource made seconds ago may not see it yet (EC2 developer guide, eventual consistency).</summary>
    private static bool IsPropagating(string operation, AmazonServiceException error) =>
        AwsErrors.IsNotFound(error) && BuildingVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds(200 * Math.Pow(2, Math.Min(attempt, 6) - 1) * (0.5 + (Random.Shared.NextDouble() / 2)));
}

/// <summary>A call that must not be repeated blindly failed without saying whether AWS executed it.</summary>
internal sealed class LostAnswerException(string operation, Exception inner)
    : Exception($"AWS did not answer {operation}, so it is open whether it was executed.", inner);
