using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateLinkKit.Composition;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Looks after one stack while the host runs. What can be known without AWS stops the start of the host; what AWS says never does, unless
/// <see cref="StackOptions.FailStart"/> is set: it is logged, told to whoever asks, and tried again.
/// </summary>
internal sealed partial class StackKeeper(
    StackRegistration registration, IServiceProvider services, PrivateLinkProvisioner privateLink, IOptions<PrivateLinkOptions> options, ILogger<StackKeeper> logger) : BackgroundService
{
    /// <summary>For stacks that are looked at once.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>How often a plan is made anew because another host was faster.</summary>
    private const int Plans = 5;

    private readonly StackOptions _options = options.Value.Stacks.TryGetValue(registration.Name, out var own) ? own : new StackOptions();
    private readonly TimeProvider _time = options.Value.TimeProvider;
    private readonly TaskCompletionSource<StackStatus> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PrivateLinkStack? _stack;
    private volatile StackStatus _status = new(registration.Name, StackState.NotVerified);

    public string Name => registration.Name;

    public StackStatus Status => _status;

    /// <exception cref="StackValidationException">The stack cannot be placed with the host's options, or the factory's description breaks rules.</exception>
    /// <exception cref="PrivateLinkException">The start is to fail, and the first look or apply has.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _stack = registration.Describe(services);
        _ = StackComposer.Compose(_stack.Spec, options.Value.Region, options.Value.Accounts);
        await base.StartAsync(cancellationToken);
        if (_options.FailStart)
        {
            ThrowOn(await _first.Task.WaitAsync(cancellationToken));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.AtStart is StartupAction.Nothing)
        {
            return;
        }

        try
        {
            while (await PassAsync(stoppingToken) is { } pause)
            {
                await Task.Delay(pause, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Stopped(logger, Name);
        }
        finally
        {
            _first.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <returns>After what time to come again; null: never.</returns>
    private async Task<TimeSpan?> PassAsync(CancellationToken stoppingToken)
    {
        _status = _status with { IsWorking = true };
        try
        {
            _status = await ReconcileAsync(stoppingToken) with { At = _time.GetUtcNow() };
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            _status = _status with { IsWorking = false };
            throw new OperationCanceledException(stoppingToken);
        }
        catch (Exception error)
        {
            _status = _status with { IsWorking = false, State = StackState.Failed, LastError = error, At = _time.GetUtcNow() };
        }

        var failed = _status.State is StackState.Failed;
        var pause = _options.FailStart && !_first.Task.IsCompleted && failed ? null : Pause(failed);
        if (failed)
        {
            Failed(logger, Name, _options.AtStart, pause?.ToString() ?? "none");
        }

        _first.TrySetResult(_status);
        return pause;
    }

    private async Task<StackStatus> ReconcileAsync(CancellationToken stoppingToken)
    {
        for (var round = 1; ; round++)
        {
            var plan = await privateLink.PlanAsync(_stack!, new PlanOptions { Thorough = _options.Thorough }, stoppingToken);
            var status = _status = _status with { LastPlan = plan };
            if (plan.IsEmpty)
            {
                Converged(logger, Name);
                return status with { IsWorking = false, State = StackState.Converged, LastError = null };
            }

            if (_options.AtStart is StartupAction.Verify)
            {
                Differs(logger, Name, Planning.PlanText.ForLogs(plan));
                return status with { IsWorking = false, State = StackState.Differs, LastError = null };
            }

            try
            {
                Applying(logger, Name, Planning.PlanText.ForLogs(plan));
                var result = await privateLink.ApplyAsync(plan, applyOptions: _options.Apply, cancellationToken: stoppingToken);
                return status with { IsWorking = false, State = StackState.Converged, LastError = null, LastResult = result };
            }
            catch (StalePlanException) when (round < Plans)
            {
                Outdated(logger, Name);
            }
        }
    }

    private TimeSpan? Pause(bool failed) =>
        (_options.ReconcileEvery ?? (failed ? RetryAfter : null)) * (1 + (_options.Jitter * ((2 * Random.Shared.NextDouble()) - 1)));

    private static void ThrowOn(StackStatus first)
    {
        if (first is { State: StackState.Failed, LastError: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }

        if (first is { State: StackState.Differs, LastPlan: { } plan })
        {
            throw new StackDiffersException(plan);
        }
    }
}
