using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

public sealed partial class PrivateLinkProvisioner
{
    /// <summary>Reads AWS and returns the deletions of a destroy, with its obstacles and the endpoints that it disconnects. Changes nothing.</summary>
    /// <param name="stack">The stack; only its name and its placements matter.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StackValidationException">A unit of the stack has no region, in the options neither, or names an account that is
    /// not in the options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public Task<Plan> PlanDestroyAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return PlanDestroyAsync(Compose(stack), cancellationToken);
    }

    /// <summary>
    /// Reads AWS and returns the deletions of a destroy of a stack that is known by its name and home only. Consumers in other accounts and regions are found
    /// by the stack's home record, and accessed as for consumers that are no longer described. Changes nothing.
    /// </summary>
    /// <param name="stack">The stack's name and home.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StackValidationException">The name is not valid, the home has no region, in the options neither, or names an account that is not in the
    /// options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public Task<Plan> PlanDestroyAsync(StackHome stack, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return PlanDestroyAsync(Compose(stack), cancellationToken);
    }

    /// <summary>
    /// Deletes everything that the stack owns, in all placements. Resources that the stack only uses are not touched. A consumer whose account and region
    /// cannot be read is disconnected at the service, and reported: destroy again when it is reachable.
    /// </summary>
    /// <param name="stack">The stack; only its name and its placements matter.</param>
    /// <param name="progress">Receives every step, from many threads. Its exceptions are ignored.</param>
    /// <param name="destroyOptions">null: the defaults of <see cref="DestroyOptions"/>.</param>
    /// <param name="cancellationToken">Stops after the calls in flight; destroying again continues.</param>
    /// <exception cref="StackValidationException">A unit of the stack has no region, in the options neither, or names an account that is
    /// not in the options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    /// <exception cref="PreflightException">The destroy would stop half-way: deletion protection, or something foreign uses the stack's network or
    /// endpoint service. It lists all obstacles; nothing was deleted.</exception>
    /// <exception cref="ApplyException">Some deletes failed; it carries what was done.</exception>
    public Task<DestroyResult> DestroyAsync(
        PrivateLinkStack stack, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null,
            CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return DestroyAsync(Compose(stack), _ => { }, progress, destroyOptions, cancellationToken);
    }

    /// <summary>
    /// Deletes everything that a stack owns which is known by its name and home only, in all accounts and regions that its home record names. Those that
    /// cannot be read are reported, and their consumers are disconnected at the service.
    /// </summary>
    /// <param name="stack">The stack's name and home.</param>
    /// <param name="progress">Receives every step, from many threads. Its exceptions are ignored.</param>
    /// <param name="destroyOptions">null: the defaults of <see cref="DestroyOptions"/>.</param>
    /// <param name="cancellationToken">Stops after the calls in flight; destroying again continues.</param>
    /// <exception cref="StackValidationException">The name is not valid, the home has no region, in the options neither, or names an account that is not in the
    /// options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    /// <exception cref="PreflightException">The destroy would stop half-way; it lists all obstacles, and nothing was deleted.</exception>
    /// <exception cref="ApplyException">Some deletes failed; it carries what was done.</exception>
    public Task<DestroyResult> DestroyAsync(
        StackHome stack, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return DestroyAsync(Compose(stack), _ => { }, progress, destroyOptions, cancellationToken);
    }

    /// <summary>Executes a plan to destroy. Reads AWS again first, and deletes nothing if AWS has changed since the plan was made.</summary>
    /// <param name="plan">From <c>PlanDestroyAsync</c>.</param>
    /// <param name="progress">Receives every step, from many threads. Its exceptions are ignored.</param>
    /// <param name="destroyOptions">null: the defaults of <see cref="DestroyOptions"/>.</param>
    /// <param name="cancellationToken">Stops after the calls in flight; destroying again continues.</param>
    /// <exception cref="InvalidOperationException"><paramref name="plan"/> was not made by <c>PlanDestroyAsync</c>.</exception>
    /// <exception cref="StalePlanException">AWS has changed in between.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    /// <exception cref="PreflightException">The destroy would stop half-way; it lists all obstacles, and nothing was deleted.</exception>
    /// <exception cref="ApplyException">Some deletes failed; it carries what was done.</exception>
    public Task<DestroyResult> DestroyAsync(
        Plan plan, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.IsDestroy)
        {
            throw new InvalidOperationException("This plan was not made by PlanDestroyAsync. Plan the destroy, and pass that plan.");
        }

        return DestroyAsync(plan.Graph, now => RefuseStale(plan, now), progress, destroyOptions, cancellationToken);

        static void RefuseStale(Plan seen, Plan now)
        {
            if (seen.Observed.Fingerprint != now.Observed.Fingerprint)
            {
                throw new StalePlanException(seen.StackName);
            }
        }
    }

    private Task<Plan> PlanDestroyAsync(ResourceGraph graph, CancellationToken cancellationToken)
    {
        var destroyer = Destroyer(Reporter(graph.Stack), cancellationToken, new CallLog());
        return RunAsync(ProvisionerOperation.Plan, [graph.Stack], () => destroyer.PlanAsync(graph), TellPlanned, cancellationToken);
    }

    private async Task<DestroyResult> DestroyAsync(
        ResourceGraph graph, Action<Plan> check, IProgress<ProvisioningEvent>? progress, DestroyOptions? destroyOptions, CancellationToken cancellationToken)
    {
        var reporter = Reporter(graph.Stack, progress);
        var calls = new CallLog();
        return await RunAsync(ProvisionerOperation.Destroy, [graph.Stack], HoldAndDestroyAsync, TellDestroyed, cancellationToken);

        async Task<DestroyResult> HoldAndDestroyAsync()
        {
            await using var held = await LockAsync(StartOperation(graph, reporter, [], cancellationToken, calls: calls));
            var destroyer = Destroyer(reporter, cancellationToken, calls);
            var plan = await destroyer.PlanAsync(graph);
            check(plan);
            return await destroyer.DestroyAsync(plan, destroyOptions?.Consent);
        }
    }

    private Destroyer Destroyer(Reporter reporter, CancellationToken cancellationToken, CallLog calls) => new(
        (graph, changes) => StartOperation(graph, reporter, changes, cancellationToken, onlyDeletes: true, calls: calls), reporter);
}
