using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>
/// Opens one connection to the first of several addresses that accepts it (RFC 8305, section 5): the next address is tried in parallel
/// after a delay, or at once when an attempt fails. Losing attempts run to completion, to learn whether their address works, and are closed
/// then.
/// </summary>
internal sealed class ConnectionRace(ConnectionOptions options, TimeProvider time, IRaceObserver observer, CancellationToken closing)
{
    /// <exception cref="EndpointConnectException">None of the addresses connected.</exception>
    public async Task<ConnectAttempt> RunAsync(ResolvedEndpoint endpoint, IReadOnlyList<EndpointAddress> addresses, int port,
        CancellationToken cancellationToken)
    {
        var (running, failures) = (new List<Task<ConnectAttempt>>(), new List<ConnectFailure>());
        var stop = CancellationTokenSource.CreateLinkedTokenSource(closing);
        var started = 0;
        try
        {
            await using var cancelled = cancellationToken.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), stop);
            while (failures.Count < addresses.Count)
            {
                if (started < addresses.Count)
                {
                    running.Add(AttemptAsync(addresses[started], port, stop.Token));
                    started++;
                }

                if (await FirstAsync(running, mayStartMore: started < addresses.Count) is not { } ended)
                {
                    observer.Slow(addresses[started - 1]);
                    continue;
                }

                running.Remove(ended);
                var attempt = await ended;
                if (attempt.Stream is not null)
                {
                    return attempt;
                }

                failures.Add(new ConnectFailure { Address = attempt.Address, Error = attempt.Error! });
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            _ = SettleAsync(running, stop);
        }

        throw new EndpointConnectException(endpoint, port,
            [.. addresses.Select(address => failures.Find(failure => failure.Address == address)).OfType<ConnectFailure>()]);
    }

    /// <summary>Returns the first attempt that ends; null if the delay ends before.</summary>
    private async Task<Task<ConnectAttempt>?> FirstAsync(List<Task<ConnectAttempt>> running, bool mayStartMore)
    {
        var first = Task.WhenAny(running);
        if (!mayStartMore)
        {
            return await first;
        }

        using var over = new CancellationTokenSource();
        var delay = Task.Delay(options.AttemptDelay, time, over.Token);
        var isDelay = await Task.WhenAny(first, delay) == delay && !first.IsCompleted;
        over.Cancel();
        return isDelay ? null : await first;
    }

    private async Task<ConnectAttempt> AttemptAsync(EndpointAddress address, int port, CancellationToken stop)
    {
        using var bound = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, stop);
        try
        {
            var connect = options.Connect ?? SocketConnection.OpenAsync;
            var stream = await connect(new IPEndPoint(address.Address, port), either.Token);
            observer.Connected(address);
            return new ConnectAttempt(address, stream, null);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            var told = error is OperationCanceledException ? new TimeoutException($"no answer within {options.ConnectTimeout.TotalSeconds:0.###} s", error)
                : error;
            observer.Failed(address, told);
            return new ConnectAttempt(address, null, told);
        }
    }

    private static async Task SettleAsync(List<Task<ConnectAttempt>> losers, CancellationTokenSource stop)
    {
        foreach (var loser in losers)
        {
            await ((Task)loser).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (loser is { IsCompletedSuccessfully: true, Result.Stream: { } stream })
            {
                await stream.DisposeAsync();
            }
        }

        stop.Dispose();
    }
}
