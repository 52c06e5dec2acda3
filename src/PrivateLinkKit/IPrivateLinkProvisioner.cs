namespace PrivateLinkKit;

/// <summary>Plans, applies and destroys stacks: <see cref="PrivateLinkProvisioner"/>, or a fake of it in a host's tests.</summary>
public interface IPrivateLinkProvisioner
{
    /// <inheritdoc cref="PrivateLinkProvisioner.PlanAsync(PrivateLinkStack, CancellationToken)"/>
    Task<Plan> PlanAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.PlanAsync(PrivateLinkStack, PlanOptions, CancellationToken)"/>
    Task<Plan> PlanAsync(PrivateLinkStack stack, PlanOptions planOptions, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.PlanAsync(IEnumerable{PrivateLinkStack}, CancellationToken)"/>
    Task<IReadOnlyList<Plan>> PlanAsync(IEnumerable<PrivateLinkStack> stacks, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.ApplyAsync"/>
    Task<ApplyResult> ApplyAsync(
        Plan plan, IProgress<ProvisioningEvent>? progress = null, ApplyOptions? applyOptions = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.PlanDestroyAsync(PrivateLinkStack, CancellationToken)"/>
    Task<Plan> PlanDestroyAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.PlanDestroyAsync(StackHome, CancellationToken)"/>
    Task<Plan> PlanDestroyAsync(StackHome stack, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.DestroyAsync(Plan, IProgress{ProvisioningEvent}, DestroyOptions, CancellationToken)"/>
    Task<DestroyResult> DestroyAsync(
        Plan plan, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.DestroyAsync(PrivateLinkStack, IProgress{ProvisioningEvent}, DestroyOptions, CancellationToken)"/>
    Task<DestroyResult> DestroyAsync(
        PrivateLinkStack stack,
        IProgress<ProvisioningEvent>? progress = null,
        DestroyOptions? destroyOptions = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.DestroyAsync(StackHome, IProgress{ProvisioningEvent}, DestroyOptions, CancellationToken)"/>
    Task<DestroyResult> DestroyAsync(
        StackHome stack, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.ForgetAsync(PrivateLinkStack, string, CancellationToken)"/>
    Task<ForgetResult> ForgetAsync(PrivateLinkStack stack, string unit, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PrivateLinkProvisioner.ForgetAsync(StackHome, string, CancellationToken)"/>
    Task<ForgetResult> ForgetAsync(StackHome stack, string unit, CancellationToken cancellationToken = default);
}
