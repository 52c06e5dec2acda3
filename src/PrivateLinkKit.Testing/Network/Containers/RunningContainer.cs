namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>A container that has been started.</summary>
internal abstract class RunningContainer : IAsyncDisposable
{
    /// <summary>Completes when the container ends by itself, with the reason; never for one that runs until it is stopped.</summary>
    public abstract Task<string> Ended { get; }

    /// <summary>Ends the container and its connections.</summary>
    public abstract ValueTask DisposeAsync();
}
