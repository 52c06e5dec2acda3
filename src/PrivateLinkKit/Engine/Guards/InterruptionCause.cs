namespace PrivateLinkKit.Engine.Guards;

/// <summary>Reason for which a change disconnects endpoints. The plan lists it as an <see cref="Interruption"/> if any of them is connected.</summary>
/// <param name="Code">The code of the interruption, which decides whether the description states it or it needs consent.</param>
/// <param name="Evidence">
/// What changes, with old and new values, for people; without secrets. Consent covers this text only, so each plan of the same change must have the same.
/// </param>
public sealed record InterruptionCause(InterruptionCode Code, string Evidence)
{
    /// <summary>Returns true for the endpoints that are disconnected, among those that the resource serves.</summary>
    /// <value>Default: all.</value>
    public Func<InterruptedEndpoint, bool> Reaches { get; init; } = _ => true;

    /// <summary>true if clients are cut off that use no endpoint, and so are not known.</summary>
    /// <value>Default false.</value>
    public bool ReachesDirectClients { get; init; }

    /// <summary>true if it asks for consent even if nobody is disconnected.</summary>
    internal bool AlwaysAsks { get; init; }

    /// <summary>Another unit that is held back with the change's own.</summary>
    internal string? Partner { get; init; }
}
