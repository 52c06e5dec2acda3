using PrivateLinkKit.Engine.Home;

namespace PrivateLinkKit;

/// <summary>Options for <c>ApplyAsync</c>.</summary>
public sealed class ApplyOptions
{
    /// <summary>
    /// Consent to interruptions that were seen in the plan. Without it, interruptions that are a consequence of the description are refused, and stated ones
    /// beyond <see cref="InterruptionBudget"/>: their units are held back.
    /// </summary>
    /// <value>null: none.</value>
    public InterruptionConsent? Consent { get; set; }

    /// <summary>
    /// Maximum number of consumers, foreign endpoints included, that stated cuts (<see cref="Interruption.IsStated"/>) may disconnect in one apply without
    /// consent; beyond it none of them is made. Cutting off every consumer needs consent in any case.
    /// </summary>
    /// <value>null: a tenth of the consumers, at least one.</value>
    public int? InterruptionBudget { get; set; }

    /// <summary>
    /// Waits until the tasks of the ECS service run and the load balancers' targets are healthy. Disable it for an emulator that runs no tasks.
    /// </summary>
    /// <value>true.</value>
    public bool WaitForTasks { get; set; } = true;

    /// <summary>Receives the generation of the apply before its first change; null: it could not be recorded.</summary>
    internal Action<Generation?>? Recorded { get; init; }
}

/// <summary>Options for <c>DestroyAsync</c>.</summary>
public sealed class DestroyOptions
{
    /// <summary>
    /// Consent to disconnect foreign endpoints, and to delete resources that may be anybody's: to the interruptions of a plan from <c>PlanDestroyAsync</c>.
    /// </summary>
    /// <value>
    /// null: a service with foreign endpoints is not destroyed; <see cref="PreflightException"/> lists them. An <see cref="InterruptionCode.UnknownLeftover"/>
    /// stays, and its unit is <see cref="UnitResult.Held"/>.
    /// </value>
    public InterruptionConsent? Consent { get; set; }
}
