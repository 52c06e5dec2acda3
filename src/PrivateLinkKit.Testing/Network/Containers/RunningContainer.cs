namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>A container that has been started.</summary>
internal abstract class RunningContainer : IAsyncDisposable
{
    /// <summary>Completes with the reason when the container exits on its own; unspecified for one that is stopped.</summary>
    public abstract Task<string> Ended { get; }

    /// <summary>Ends the container and its connections.</summary>
    public abstract ValueTask DisposeAsync();
}
