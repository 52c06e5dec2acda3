using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>A fault being configured: choose the calls that it hits, then call one of the methods that set it.</summary>
public sealed record Fault
{
    private readonly FaultInjector _injector;
    private readonly string _operation;
    private int _skip;
    private int _times = 1;
    private string? _account;

    internal Fault(FaultInjector injector, string operation) => (_injector, _operation) = (injector, operation);

    /// <summary>Skips a number of matching calls first.</summary>
    /// <param name="calls">Number of calls; default 0.</param>
    /// <returns>The changed fault.</returns>
    public Fault Skip(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        return this with { _skip = calls };
    }

    /// <summary>Hits several calls in a row.</summary>
    /// <param name="calls">Number of calls; default 1.</param>
    /// <returns>The changed fault.</returns>
    public Fault Times(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(calls);
        return this with { _times = calls };
    }

    /// <summary>Hits only calls with credentials of one account.</summary>
    /// <param name="account">The account id; default: any.</param>
    /// <returns>The changed fault.</returns>
    public Fault From(string account)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        return this with { _account = account };
    }

    /// <summary>Answers the service's own throttling error, such as <c>RequestLimitExceeded</c>; the call is not executed.</summary>
    public void Throttle() => Set(new FaultEffect.Throttled());

    /// <summary>Answers an error; the call is not executed.</summary>
    /// <param name="code">The AWS error code.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="status">The HTTP status.</param>
    public void Fail(string code, string message = "Injected fault", int status = 400) => Set(new FaultEffect.Failed(code, message, status));

    /// <summary>Closes the connection before the call is executed.</summary>
    public void ResetConnection() => Set(new FaultEffect.ConnectionReset());

    /// <summary>Executes the call, then closes the connection instead of answering.</summary>
    public void LoseAnswer() => Set(new FaultEffect.AnswerLost());

    /// <summary>Runs an action before the call, which is executed as usual: for events at a certain call, such as a cancellation.</summary>
    /// <param name="action">Runs before the call is executed.</param>
    public void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Set(new FaultEffect.Accompanied(action));
    }

    /// <summary>Executes the call after a delay, by the clock of <see cref="EmbeddedAwsOptions.TimeProvider"/>.</summary>
    /// <param name="delay">Delay of the call.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public void Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Set(new FaultEffect.Delayed(delay));
    }

    /// <summary>
    /// Answers with an earlier state, by the clock of <see cref="EmbeddedAwsOptions.TimeProvider"/>: on AWS, reads lag behind writes by seconds.
    /// Only calls that describe, list or get something lag; calls that change something, and <c>DescribeTargetHealth</c>, are executed as always. Of your own
    /// services the rows of <see cref="ServiceCall.Table{TRow}"/> lag.
    /// </summary>
    /// <param name="by">Age of the state: more than zero, at most one minute.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is out of range.</exception>
    public void LagBehind(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, Cloud.LongestLag);
        Set(new FaultEffect.Lagging(by));
    }

    private void Set(FaultEffect effect) =>
        _injector.Add(new FaultRule(_operation, _skip, _times, effect, _account is { } account ? call => call.Account == account : null));
}
