namespace PrivateLinkKit;

/// <summary>Options for <c>PlanAsync</c>.</summary>
public sealed class PlanOptions
{
    /// <summary>
    /// How much is read. A decisive reading that finds a difference, or a stack whose last complete apply was of another description, is followed by
    /// a full one, so a plan with changes is always made from a full reading.
    /// </summary>
    /// <value><see cref="ReadingDepth.Full"/>.</value>
    public ReadingDepth Depth { get; set; } = ReadingDepth.Full;

    /// <summary>
    /// Names of the units to plan: the stack's name for the service, consumers' names otherwise. Only their accounts and regions, and the service's, are read;
    /// only their resources change, and of the service only their permissions. Applying the plan reads no more than that. Consumers that left the
    /// description are not deleted.
    /// </summary>
    /// <value>null: all units.</value>
    public IReadOnlyCollection<string>? Units { get; set; }
}
