namespace PrivateLinkKit.Engine.Guards;

/// <summary>Why a change may disconnect endpoints; whether it does depends on who is connected.</summary>
internal sealed record InterruptionCause(InterruptionCode Code, string Evidence)
{
    /// <summary>Returns true for the endpoints that are disconnected, among those that the resource serves.</summary>
    public Func<InterruptedEndpoint, bool> Reaches { get; init; } = _ => true;

    /// <summary>true if clients are cut off that use no endpoint, and so are not known.</summary>
    public bool ReachesDirectClients { get; init; }

    /// <summary>true if it asks for consent even if nobody is disconnected.</summary>
    public bool AlwaysAsks { get; init; }

    /// <summary>Another unit that is held back with the change's own.</summary>
    public string? Partner { get; init; }
}
