using PrivateLinkKit.Engine.Home;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Options of the engine.</summary>
internal sealed record EngineOptions
{
    /// <inheritdoc cref="PrivateLinkOptions.MaxParallelism"/>
    public required int MaxParallelism { get; init; }

    /// <inheritdoc cref="PrivateLinkOptions.TimeProvider"/>
    public required TimeProvider TimeProvider { get; init; }

    /// <inheritdoc cref="WaitOptions.Propagation"/>
    public required TimeSpan Propagation { get; init; }

    /// <inheritdoc cref="WaitOptions.UnitRead"/>
    public required TimeSpan UnitRead { get; init; }

    /// <summary>Returns the access to an account by its id that the host's options name; null: none.</summary>
    public required Func<string, PlaceAccess?> AccessTo { get; init; }

    /// <summary>Bounds of waits by CloudFormation type.</summary>
    public required IReadOnlyDictionary<string, WaitLimits> Limits { get; init; }

    /// <summary>Bounds of waits for all other types.</summary>
    public required WaitLimits OtherLimits { get; init; }
}
