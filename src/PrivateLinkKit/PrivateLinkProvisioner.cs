using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Locking;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>
/// Plans, applies and destroys stacks. Keeps no state of its own: AWS is the state, found by the tags <c>privatelinkkit:stack</c>,
/// <c>privatelinkkit:home</c> and <c>privatelinkkit:id</c> and by the stack's home record in SSM, so any host may run any operation at any time. Safe for
/// use from many threads.
/// </summary>
public sealed partial class PrivateLinkProvisioner : IPrivateLinkProvisioner, IDisposable
{
    private readonly PrivateLinkOptions _options;
    private readonly AwsClientPool _clients;
    private readonly AwsClientPool? _ownClients;
    private readonly ILogger _logger;
    private readonly OperationTelemetry _telemetry;

    /// <summary>Creates a provisioner without calling AWS.</summary>
    /// <param name="options">Connection to AWS.</param>
    /// <param name="loggerFactory">Logs its actions, never with values of properties; null: none. docs/telemetry.md lists the messages.</param>
    /// <exception cref="ArgumentException">Option values are invalid; all are listed.</exception>
    public PrivateLinkProvisioner(PrivateLinkOptions options, ILoggerFactory? loggerFactory = null)
        : this(Checked(options), new AwsClientPool(options), loggerFactory)
    {
        _ownClients = _clients;
    }

    /// <param name="options">Validated options.</param>
    /// <param name="clients">Clients that the caller disposes.</param>
    /// <param name="loggerFactory">null: none.</param>
    internal PrivateLinkProvisioner(PrivateLinkOptions options, AwsClientPool clients, ILoggerFactory? loggerFactory)
    {
        _options = options;
        _clients = clients;
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<PrivateLinkProvisioner>();
        _telemetry = new OperationTelemetry(_logger, options.TimeProvider);
    }

    /// <summary>Reads AWS and returns the changes that bring it to the wanted state. Changes nothing.</summary>
    /// <exception cref="StackValidationException">A unit of the stack has no region, in the options neither, or names an account that is
    /// not in the options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public Task<Plan> PlanAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default)
    {
        return PlanAsync(stack, new PlanOptions(), cancellationToken);
    }

    /// <inheritdoc cref="PlanAsync(PrivateLinkStack, CancellationToken)"/>
    /// <param name="stack">What is wanted.</param>
    /// <param name="planOptions">Options of the plan.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException"><see cref="PlanOptions.Units"/> names no unit, or one that the stack does not have.</exception>
    public Task<Plan> PlanAsync(PrivateLinkStack stack, PlanOptions planOptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(planOptions);
        var graph = UnitNames.Limit(Compose(stack), planOptions.Units);
        var operation = StartOperation(graph, Reporter(graph.Stack), [], cancellationToken);
        return RunAsync(
            ProvisionerOperation.Plan,
            [graph.Stack],
            () => operation.TypedAsync(
                "read", () => PlanMaker.MakeAsync(operation, planOptions.Depth)),
            TellPlanned,
            cancellationToken);
    }

    /// <summary>
    /// Plans many stacks. Each is read in full; those that share an account and region share AWS's lists, so a further stack costs only the calls for
    /// single resources: permissions, listeners, targets, attributes, task definitions and ECS services.
    /// </summary>
    /// <param name="stacks">What is wanted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The plans, in the order of the stacks; each can be applied.</returns>
    /// <exception cref="ArgumentException">Two of the stacks are the same: they share a name and a placement.</exception>
    /// <exception cref="StackValidationException">A unit of a stack has no region, in the options neither, or names an account that is not
    /// in the options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public async Task<IReadOnlyList<Plan>> PlanAsync(IEnumerable<PrivateLinkStack> stacks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stacks);
        var graphs = stacks.Select(stack => Compose(stack ?? throw new ArgumentException("One of the stacks is null.", nameof(stacks)))).ToList();
        var twice = graphs.SelectMany(graph => graph.Placements, (graph, at) => (graph.Stack, At: at)).GroupBy(unit => unit)
            .FirstOrDefault(units => units.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Stack {twice.Key.Stack} is given twice for {twice.Key.At}; pass each stack once.", nameof(stacks));
        }

        var runs = graphs.ConvertAll(graph => StartOperation(graph, Reporter(graph.Stack), [], cancellationToken));
        return runs.Count == 0 ? [] : await RunAsync(
            ProvisionerOperation.Plan,
            graphs.ConvertAll(graph => graph.Stack),
            () => runs[0].TypedAsync(runs.Count == 1 ? "read" : $"read, together with {runs.Count - 1} others", () => PlanMaker.MakeAsync(runs)),
            TellPlanned,
            cancellationToken);
    }

    /// <summary>Applies a plan. Reads AWS again first, and changes nothing if AWS has changed since the plan was made.</summary>
    /// <param name="plan">From <see cref="PlanAsync(PrivateLinkStack, CancellationToken)"/>.</param>
    /// <param name="progress">Receives every step, from many threads. Its exceptions are ignored.</param>
    /// <param name="applyOptions">null: the defaults of <see cref="ApplyOptions"/>.</param>
    /// <param name="cancellationToken">Stops after the calls in flight; applying again continues.</param>
    /// <exception cref="InvalidOperationException"><paramref name="plan"/> was not made by <c>PlanAsync</c>.</exception>
    /// <exception cref="StalePlanException">AWS has changed in between.</exception>
    /// <exception cref="InterruptionRefusedException">Changes would disconnect endpoints without consent. Their units were held back, the others changed; the
    /// exception contains the result.</exception>
    /// <exception cref="PreflightException">Obstacles were found (<see cref="Plan.Findings"/>). Their units were held back, the others changed.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    /// <exception cref="ApplyException">Some changes failed; the exception contains the outcome of each.</exception>
    /// <exception cref="SupersededException">Another host has begun to apply another description meanwhile, or to destroy the stack.</exception>
    /// <exception cref="HomeRecordException">The changes are done, but an account and region could not be recorded.</exception>
    public async Task<ApplyResult> ApplyAsync(
        Plan plan, IProgress<ProvisioningEvent>? progress = null, ApplyOptions? applyOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.IsDestroy)
        {
            throw new InvalidOperationException("This plan was made by PlanDestroyAsync; pass it to DestroyAsync.");
        }

        applyOptions ??= new ApplyOptions();
        var reporter = Reporter(plan.StackName, progress);
        var calls = new CallLog();
        return await RunAsync(ProvisionerOperation.Apply, [plan.StackName], HoldAndApplyAsync, TellApplied, cancellationToken);

        async Task<ApplyResult> HoldAndApplyAsync()
        {
            await using var held = await LockAsync(StartOperation(plan.Graph, reporter, [], cancellationToken, calls: calls));
            var applied = await new Applier(Start, reporter, applyOptions).ApplyAsync(plan);
            var result = ApplyResult.From(applied, _options, _clients);
            if (applied.Plan.Findings is [_, ..] findings)
            {
                throw new PreflightException(plan.StackName, findings, applied.Outcomes) { Held = applied.Held, Units = result.Units };
            }

            return applied.Held.Count == 0 ? result : throw new InterruptionRefusedException(
                plan.StackName, applied.Held, applied.Outcomes.Count == 0 ? null : result) { Units = result.Units };
        }

        Operation Start(Plan round)
        {
            var operation = StartOperation(
                round.Graph, reporter, round.Changes, cancellationToken, waitsForTasks: applyOptions.WaitForTasks, calls: calls);
            operation.Record.Assume(round.Observed.Record is { IsSilent: true } silent ? silent : null);
            return operation;
        }
    }

    /// <summary>Closes the connections to AWS.</summary>
    public void Dispose() => _ownClients?.Dispose();

    private static PrivateLinkOptions Checked(PrivateLinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.Refuse(options);
        return options;
    }

    private async Task<T> RunAsync<T>(
        ProvisionerOperation operation, IReadOnlyList<string> stacks, Func<Task<T>> work, Action<T, Activity?, double> tell,
            CancellationToken cancellationToken)
    {
        RoleSessionName.Current = RoleSessionName.Of(stacks, operation.Name);
        return await _telemetry.RunAsync(operation, string.Join(", ", stacks), work, tell, cancellationToken);
    }

    private ResourceGraph Compose(StackHome stack) => StackComposer.Compose(
        stack, _options.Region, _options.NamedAccounts, CreatedEndpointService.IdIn(stack.Name));

    private ResourceGraph Compose(PrivateLinkStack stack)
    {
        var graph = StackComposer.Compose(stack, _options.Region, _options.NamedAccounts);
        var unknown = graph.InOrder.Where(resource => !_clients.Modules.Has(resource.Kind)).Select(resource => new StackValidationError(
            resource.Id.Value, resource.Kind, "No module has this type.", "Add the module that has it to PrivateLinkOptions.Modules.")).ToList();
        return unknown.Count == 0 ? graph : throw new StackValidationException(stack.Name, unknown);
    }

    private async Task<IAsyncDisposable> LockAsync(Operation operation)
    {
        await operation.TypedAsync("identified", operation.IdentifyAsync);
        var (stack, home) = (operation.Stack, operation.Identity.Home);
        var scope = new StackLockScope { StackName = stack, Account = home.Account, Region = home.Region, ServiceUrl = _options.ServiceUrl };
        return await _options.Lock.AcquireAsync(scope, operation.CancellationToken);
    }

    private Reporter Reporter(string stack, IProgress<ProvisioningEvent>? progress = null) => new(progress, stack, _logger, _options.TimeProvider);

    private Operation StartOperation(
        ResourceGraph graph, Reporter progress, IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken, bool onlyDeletes = false,
            bool waitsForTasks = true, CallLog? calls = null)
    {
        var changesOf = changes.ToLookup(change => change.Id);
        var deleted = changes.Where(change => change.Action is ChangeAction.Delete or ChangeAction.Replace).Select(change => change.PhysicalId).ToHashSet();
        return new Operation(graph, _clients.Modules, _clients, _options.ForEngine, _logger, ReportWait, cancellationToken)
        {
            Calls = calls ?? new CallLog(),
            OnlyDeletes = onlyDeletes,
            WaitsForTasks = waitsForTasks,
            Existing = id => changesOf[id].Select(change => change.Have).OfType<ResourceState>(),
            Deletes = deleted.Contains,
        };

        void ReportWait(LogicalId id, string goal, string state)
        {
            if (changesOf[id].FirstOrDefault() is { } change)
            {
                progress.Waiting(change, goal, state);
            }
        }
    }
}
