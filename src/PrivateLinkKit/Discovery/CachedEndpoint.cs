using Microsoft.Extensions.Logging;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Discovery;

/// <summary>
/// The answers for one endpoint. Callers read the current one without a lock. It is renewed before it expires as long as it is used or
/// watched; callers that find it expired wait for one shared query, unless the last query failed: then the last good answer is returned,
/// for a limited time.
/// </summary>
internal sealed partial class CachedEndpoint(EndpointInquiry inquiry, PrivateLinkOptions options, ILogger logger, CancellationToken shutdown)
    : IEndpointAnswers, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time = options.TimeProvider;
    private readonly ResolveMetrics _metrics = new(inquiry.Source.Name);
    private volatile Answer? _answer;
    private bool _isUsed;
    private Task<Answer>? _question;
    private ResolvedEndpoint? _good;
    private PrivateLinkException? _lastError;
    private int _failures;
    private DateTimeOffset? _askedAt;
    private long _asked;
    private ITimer? _alarm;

    public string Name => inquiry.Source.Name;

    public EndpointStatus Status
    {
        get
        {
            lock (_gate)
            {
                var isBelievedIn = _good is not null && LeftOf(_good) > TimeSpan.Zero;
                var lastGood = isBelievedIn ? _answer?.Endpoint ?? _good : null;
                return new EndpointStatus { Name = Name, LastGood = lastGood, LastError = _lastError, AskedAt = _askedAt };
            }
        }
    }

    public ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken)
    {
        if (_answer is { Endpoint: { IsStale: false } endpoint } answer && _time.GetTimestamp() < answer.Until)
        {
            if (!Volatile.Read(ref _isUsed))
            {
                Volatile.Write(ref _isUsed, true);
            }

            _metrics.Hit();
            return new ValueTask<ResolvedEndpoint>(endpoint);
        }

        return ResolveSlowlyAsync(cancellationToken);
    }

    public async ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken)
    {
        Task<Answer> question;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(shutdown.IsCancellationRequested, typeof(EndpointResolver));
            if (_answer is { } current && _question is null && _time.GetElapsedTime(_asked) < QueryBackoff.Shortest)
            {
                return current.OrThrow();
            }

            question = Ask();
        }

        return (await question.WaitAsync(cancellationToken)).OrThrow();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _answer = null;
            _alarm?.Dispose();
        }
    }

    private async ValueTask<ResolvedEndpoint> ResolveSlowlyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<Answer> question;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(shutdown.IsCancellationRequested, typeof(EndpointResolver));
            Volatile.Write(ref _isUsed, true);
            if (_answer is { } current && _time.GetTimestamp() < current.Until)
            {
                return Counted(current.OrThrow());
            }

            question = Ask();
            if (_lastError is not null && TryStale() is { } stale)
            {
                return Counted(stale.OrThrow());
            }
        }

        var resolved = (await question.WaitAsync(cancellationToken)).OrThrow();
        if (resolved.IsStale)
        {
            _metrics.Stale();
        }

        return resolved;
    }

    private ResolvedEndpoint Counted(ResolvedEndpoint endpoint)
    {
        if (endpoint.IsStale)
        {
            _metrics.Stale();
        }
        else
        {
            _metrics.Hit();
        }

        return endpoint;
    }

    /// <summary>
    /// Starts a query, or joins the current one. The query is independent of its callers: it has neither their cancellation nor their context.
    /// </summary>
    private Task<Answer> Ask()
    {
        if (_question is null)
        {
            using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            _question = Task.Run(AskAsync, CancellationToken.None);
        }

        return _question;
    }

    private async Task<Answer> AskAsync()
    {
        var began = _time.GetTimestamp();
        using var activity = Telemetry.Source.StartActivity("privatelinkkit.resolve");
        activity?.SetTag("endpoint", Name);
        try
        {
            var found = await inquiry.AskAsync(_good?.EndpointId, shutdown);
            activity?.SetTag("physical_id", found.EndpointId);
            activity?.SetTag("outcome", "ok");
            _metrics.Refreshed(_time.GetElapsedTime(began));
            return Keep(found);
        }
        catch (Exception) when (shutdown.IsCancellationRequested)
        {
            return Closed();
        }
        catch (Exception error)
        {
            activity?.Fail(error, shutdown);
            _metrics.Failed(_time.GetElapsedTime(began), error);
            return Keep(error);
        }
    }

    private Answer Keep(ResolvedEndpoint found)
    {
        ResolvedEndpoint? before;
        bool isNew, isBack;
        Answer answer;
        lock (_gate)
        {
            shutdown.ThrowIfCancellationRequested();
            (before, isBack, _failures) = (_good, _lastError is not null, 0);
            isNew = before is null || !Sameness.IsSame(before, found);
            _good = isNew ? found : found with { ChangeToken = before!.ChangeToken };
            answer = Settle(new Answer(_good, After(options.Resolution.TimeToLive)), error: null);
            SetAlarm(options.Resolution.TimeToLive * (0.75 + (Random.Shared.NextDouble() / 10)));
        }

        if (isNew)
        {
            LogResolved(Name, Printable.Escape(found.EndpointId), found.Addresses.Count, before is null ? "found" : "changed");
            Fire(before);
        }
        else if (isBack)
        {
            LogBack(Name, found.EndpointId);
        }

        return answer;
    }

    /// <summary>
    /// Handles a failed query. An error about the endpoint itself ends the last good answer; a failure to reach AWS or DNS does not.
    /// </summary>
    private Answer Keep(Exception error)
    {
        var typed = error is PrivateLinkException known and not ServiceUrlUnreachableException ? known : new EndpointResolutionException(Name, error);
        ResolvedEndpoint? lost = null;
        Answer answer;
        bool isFirst;
        lock (_gate)
        {
            if (shutdown.IsCancellationRequested)
            {
                return Closed();
            }

            _failures++;
            isFirst = _lastError?.Message != typed.Message;
            if (error is EndpointUnavailableException or AmbiguousEndpointException || _good is null || LeftOf(_good) <= TimeSpan.Zero)
            {
                (lost, _good) = (_good, null);
                answer = Settle(new Answer(typed, After(QueryBackoff.Shortest)), typed);
                SetAlarm(QueryBackoff.Shortest);
            }
            else
            {
                answer = Settle(_answer!, typed);
                answer = TryStale() ?? answer;
                SetAlarm(QueryBackoff.After(_failures));
            }
        }

        if (isFirst)
        {
            LogFailed(Name, answer.Endpoint is null ? "this error" : "the last good answer", typed.Message);
        }

        Fire(lost);
        return answer;
    }

    private static Answer Closed() => new(new ObjectDisposedException(nameof(EndpointResolver)), until: 0);

    private Answer Settle(Answer answer, PrivateLinkException? error)
    {
        (_answer, _lastError, _askedAt, _asked, _question) = (answer, error, _time.GetUtcNow(), _time.GetTimestamp(), null);
        return answer;
    }

    /// <summary>Returns the last good answer as the current one, although it has expired. null: it has not expired, or is too old.</summary>
    private Answer? TryStale()
    {
        if (_good is null || AgeOf(_good) < options.Resolution.TimeToLive || LeftOf(_good) <= TimeSpan.Zero)
        {
            return null;
        }

        var (left, pause) = (LeftOf(_good), QueryBackoff.After(_failures));
        return _answer = new Answer(_answer?.Endpoint is { IsStale: true } stale ? stale : _good with { IsStale = true }, After(left < pause ? left : pause));
    }

    /// <summary>Uses the monotonic clock: the wall clock may be set meanwhile.</summary>
    private TimeSpan AgeOf(ResolvedEndpoint good) => good.AgeBy(_time);

    /// <summary>Remaining time for which it may be used while AWS or DNS is unreachable.</summary>
    private TimeSpan LeftOf(ResolvedEndpoint good) => options.Resolution.TimeToLive + options.Resolution.LastGoodFor - AgeOf(good);

    private long After(TimeSpan span) => _time.GetTimestamp() + (long)(span.TotalSeconds * _time.TimestampFrequency);

    private void SetAlarm(TimeSpan due)
    {
        if (shutdown.IsCancellationRequested)
        {
            return;
        }

        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _alarm ??= _time.CreateTimer(_ => RenewIfWanted(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _alarm.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void RenewIfWanted()
    {
        lock (_gate)
        {
            if (!shutdown.IsCancellationRequested && (Volatile.Read(ref _isUsed) || _good?.ChangeToken is AnswerToken { IsWatched: true }))
            {
                Volatile.Write(ref _isUsed, false);
                Ask();
            }
        }
    }

    private static void Fire(ResolvedEndpoint? lost) => (lost?.ChangeToken as AnswerToken)?.Fire();
}
