using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Reconciles one stack while the host runs. Errors that need no AWS call stop startup; errors from AWS do only if
/// <see cref="StackOptions.FailStart"/> is set: otherwise they are logged, reported and retried.
/// </summary>
internal sealed partial class StackReconciler(
    StackRegistration registration, IServiceProvider services, IOptions<PrivateLinkOptions> options, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>Delay before a failed pass is retried, unless the next pass is due sooner.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>Time that shutdown waits for changes in flight, which are not canceled. The next apply finds their outcome.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maximum number of plans per pass when other hosts interfere.</summary>
    private const int Plans = 5;

    private readonly ILogger _logger = loggers.CreateLogger(HostLog.Category);
    private readonly StackUnits _units = new(registration.Name, loggers.CreateLogger(HostLog.Category));
    private readonly StackOptions _defaults = new();
    private readonly TaskCompletionSource<StackStatus> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IPrivateLinkProvisioner? _privateLink;

    /// <summary>The description validated at startup, for the first pass; later passes get a new one.</summary>
    private PrivateLinkStack? _described;

    /// <summary>Timestamp of the last full reading; null: none yet.</summary>
    private long? _fullyRead;

    private volatile StackStatus _status = new() { Name = registration.Name };

    public string Name => registration.Name;

    public StackStatus Status => _status;

    private readonly OwnGeneration _generations = new();

    private StackOptions Options => options.Value.Stacks.TryGetValue(Name, out var own) ? own : _defaults;

    private TimeProvider Time => options.Value.TimeProvider;

    /// <exception cref="StackValidationException">The stack cannot be placed with the host's options, or the factory's description breaks rules.</exception>
    /// <exception cref="InvalidOperationException">The factory describes no stack, or one of another name.</exception>
    /// <exception cref="PrivateLinkException">The first plan or apply failed, and startup must fail with it.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _privateLink = services.GetRequiredService<IPrivateLinkProvisioner>();
        _described = registration.Describe(services);
        _ = StackComposer.Compose(_described, options.Value.Region, options.Value.NamedAccounts);
        await base.StartAsync(cancellationToken);
        if (Options.FailStart)
        {
            ThrowOn(await _first.Task.WaitAsync(cancellationToken));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (ExecuteTask is { IsCompleted: false })
        {
            using var patience = new CancellationTokenSource(Patience, Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            await base.StopAsync(either.Token);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Options.AtStart is StartupAction.Nothing)
        {
            return;
        }

        try
        {
            while (await PassAsync(stoppingToken) is { } pause)
            {
                await Task.Delay(pause, Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            _first.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <returns>Delay until the next pass; null: none.</returns>
    private async Task<TimeSpan?> PassAsync(CancellationToken stoppingToken)
    {
        _status = _status with { IsWorking = true };
        try
        {
            var ended = await ReconcileAsync(stoppingToken);
            _status = ended with { IsWorking = false, LastError = null, At = Time.GetUtcNow(), Ended = Time.GetTimestamp() };
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            _status = _status with { IsWorking = false };
            Stopped(_logger, Name);
            throw new OperationCanceledException(stoppingToken);
        }
        catch (Exception error)
        {
            _status = Failing(error) with { IsWorking = false, LastError = error, At = Time.GetUtcNow(), Ended = Time.GetTimestamp() };
        }

        var pause = EndsTheStart(_status) ? null : Pause(_status);
        Tell(_status, pause);
        _first.TrySetResult(_status);
        return pause;
    }

    private async Task<StackStatus> ReconcileAsync(CancellationToken stoppingToken)
    {
        var stack = Describe();
        for (var round = 1; ; round++)
        {
            var depth = NextDepth();
            var plan = await PlanAsync(stack, depth, stoppingToken);
            var setsTag = depth is ReadingDepth.Full && plan.OnlyLacksTag;
            var status = _status = _status with { LastPlan = plan, Held = [], Findings = [], RecordFault = null };
            _generations.Check(plan);
            if ((plan.DoesNothing && !setsTag) || Options.AtStart is StartupAction.Verify)
            {
                var units = _units.After(plan, Time.GetUtcNow());
                return status with { State = plan.DoesNothing ? StateOf(units) : StackState.Differs, Units = units };
            }

            try
            {
                if (!setsTag)
                {
                    Applying(_logger, Name, PlanText.ForLogs(plan));
                }

                var result = await _privateLink!.ApplyAsync(plan, applyOptions: Consenting(plan), cancellationToken: stoppingToken);
                _generations.Left(plan, result.Outcomes);
                var units = _units.After(result.Units, Time.GetUtcNow());
                var fault = plan.Notes.Any(note => note.Code is PlanNoteCode.HomeRecordOutdated) ? result.Notes.FirstOrDefault()?.Text : null;
                return status with { State = StateOf(units, fault), LastResult = result, Units = units, RecordFault = fault };
            }
            catch (InterruptionRefusedException refused)
            {
                _generations.Left(plan, refused.Result?.Outcomes ?? []);
                var units = _units.After(refused.Units, Time.GetUtcNow());
                return status with { State = StackState.Incomplete, LastResult = refused.Result ?? status.LastResult, Units = units, Held = refused.Held };
            }
            catch (HomeRecordException unrecorded)
            {
                var units = _units.After(plan, Time.GetUtcNow());
                return status with { State = StateOf(units, unrecorded.Message), Units = units, RecordFault = unrecorded.Message };
            }
            catch (StalePlanException) when (round < Plans)
            {
                Outdated(_logger, Name);
            }
        }
    }

    /// <summary>Adds consent to the interruptions that the host's rules allow now.</summary>
    private ApplyOptions Consenting(Plan plan)
    {
        var allowed = plan.Interruptions.Where(one => Options.Interruptions.Values.Any(rule => rule.Allows(one, Time.GetUtcNow()))
            || (one.Code is not InterruptionCode.UnknownLeftover && Options.AllowInterruption?.Invoke(one) is true)).ToList();
        return new ApplyOptions
        {
            Consent = allowed.Count == 0 ? Options.Apply.Consent : InterruptionConsent.To([.. Options.Apply.Consent?.Interruptions ?? [], .. allowed]),
            InterruptionBudget = Options.Apply.InterruptionBudget,
            WaitForTasks = Options.Apply.WaitForTasks,
            Recorded = _generations.Recorded,
        };
    }

    /// <summary>Where nothing of the service itself failed or met an obstacle, the host goes on with it.</summary>
    private StackStatus Failing(Exception error)
    {
        var obstacles = error as PreflightException;
        if (_status.LastPlan is { } applied)
        {
            _generations.Left(applied, obstacles?.Outcomes ?? (error as ApplyException)?.Outcomes ?? []);
        }

        var outcomes = obstacles?.Units ?? (error as ApplyException)?.Units ?? [];
        var units = outcomes.Count > 0 ? _units.After(outcomes, Time.GetUtcNow()) : _status.Units;
        var isServiceSound = outcomes.Any(unit => unit.Name == Name && unit.Result is not UnitResult.Failed)
            && obstacles?.Findings.All(finding => finding.Unit != Name) is not false;
        return _status with
        {
            Units = units,
            Held = obstacles?.Held ?? [],
            Findings = obstacles?.Findings ?? [],
            State = error is SupersededException ? StackState.Superseded : isServiceSound ? StackState.Incomplete : StackState.Failed,
        };
    }

    private ReadingDepth NextDepth() =>
        _fullyRead is { } last && Time.GetElapsedTime(last) < Options.FullReadingEvery ? ReadingDepth.Decisive : ReadingDepth.Full;

    private async Task<Plan> PlanAsync(PrivateLinkStack stack, ReadingDepth depth, CancellationToken stoppingToken)
    {
        var begun = Time.GetTimestamp();
        var plan = await _privateLink!.PlanAsync(stack, new PlanOptions { Depth = depth }, stoppingToken);
        _fullyRead = depth is ReadingDepth.Full ? begun : _fullyRead;
        return plan;
    }

    private PrivateLinkStack Describe()
    {
        try
        {
            return Interlocked.Exchange(ref _described, null) ?? registration.Describe(services);
        }
        catch (Exception error)
        {
            NotDescribed(_logger, error, Name);
            throw;
        }
    }

    private static StackState StateOf(IEnumerable<StackUnit> units, string? recordFault = null) =>
        recordFault is null && units.All(unit => unit.State is UnitState.Converged) ? StackState.Converged : StackState.Incomplete;

    private bool EndsTheStart(StackStatus ended) => Options.FailStart && !_first.Task.IsCompleted
        && (ended.LastError is not null || ended.State is StackState.Differs);

    private void Tell(StackStatus ended, TimeSpan? pause)
    {
        switch (ended.State)
        {
            case StackState.Converged:
                Converged(_logger, Name);
                break;
            case StackState.Differs:
                Differs(_logger, Name, PlanText.ForLogs(ended.LastPlan!));
                break;
            case StackState.Incomplete when ended.LastError is null:
                Incomplete(_logger, Name, ended.Units.Count(unit => unit.State is not UnitState.Converged), ended.Units.Count);
                break;
            case StackState.Superseded:
                Superseded(_logger, ended.LastError!.Message);
                break;
            default:
                Failed(_logger, Name, Options.AtStart, pause?.ToString() ?? "none");
                break;
        }
    }

    private TimeSpan? Pause(StackStatus ended)
    {
        var pause = ended.State is StackState.Failed or StackState.Incomplete && !(Options.ReconcileEvery < RetryAfter) ? RetryAfter : Options.ReconcileEvery;
        return pause * (1 + (Options.Jitter * ((2 * Random.Shared.NextDouble()) - 1)));
    }

    private static void ThrowOn(StackStatus first)
    {
        if (first is { LastError: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }

        if (first is { State: StackState.Differs, LastPlan: { } plan })
        {
            throw new StackDiffersException(plan);
        }
    }
}
