namespace PrivateLinkKit.Discovery;

/// <summary>How AWS, DNS and metadata are asked: for a limited time.</summary>
internal sealed class Question(TimeSpan limit, TimeProvider time)
{
    /// <exception cref="TimeoutException">Nobody answered in time.</exception>
    public async Task<T> AskAsync<T>(string whom, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{whom} did not answer within {limit}");
        }
    }
}
