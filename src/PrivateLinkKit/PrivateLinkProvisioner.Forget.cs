using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

public sealed partial class PrivateLinkProvisioner
{
    /// <summary>
    /// Deletes the record of an account and region that is gone for ever, such as a closed account, of which nothing is described any more, and returns what
    /// may remain there. Until then it counts as a unit that cannot be read: the stack is not complete, and its service is not replaced.
    /// </summary>
    /// <param name="stack">The stack as described.</param>
    /// <param name="unit">The account and region, as <see cref="PlannedUnit.Name"/> of the plan: <c>222222222222/eu-west-1</c>.</param>
    /// <param name="cancellationToken">Cancels before the record is deleted.</param>
    /// <exception cref="ForgetRefusedException">It is still described, can be read, still has access, does not answer now, or is not recorded.</exception>
    /// <exception cref="StackValidationException">A unit of the stack has no region, in the options neither, or names an account that is not in the
    /// options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public Task<ForgetResult> ForgetAsync(PrivateLinkStack stack, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return ForgetAsync(Compose(stack), unit, cancellationToken);
    }

    /// <summary>Deletes the record of an account and region that is gone for ever, of a stack whose other resources are destroyed.</summary>
    /// <param name="stack">The stack's name and home.</param>
    /// <param name="unit">The account and region, as <see cref="UnitOutcome.Name"/> of the destroy's result: <c>222222222222/eu-west-1</c>.</param>
    /// <param name="cancellationToken">Cancels before the record is deleted.</param>
    /// <exception cref="ForgetRefusedException">Resources of the stack are left, or it can be read, does not answer now, or is not recorded.</exception>
    /// <exception cref="StackValidationException">The name is not valid, the home has no region, in the options neither, or names an account that is not in the
    /// options.</exception>
    /// <exception cref="ModuleMissingException">The stack has used types of which the options have no module.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="UnknownAccountException">The account of the host's own credentials is not known.</exception>
    /// <exception cref="AwsCallException">AWS could not be read.</exception>
    public Task<ForgetResult> ForgetAsync(StackHome stack, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return ForgetAsync(Compose(stack), unit, cancellationToken);
    }

    private Task<ForgetResult> ForgetAsync(ResourceGraph graph, string unit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(unit);
        return RunAsync(ProvisionerOperation.Forget, [graph.Stack], HoldAndForgetAsync, TellForgotten, cancellationToken);

        async Task<ForgetResult> HoldAndForgetAsync()
        {
            var operation = StartOperation(graph, Reporter(graph.Stack), [], cancellationToken);
            await using var held = await LockAsync(operation);
            return await new Forgetter(operation).ForgetAsync(unit);
        }
    }
}
