namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>A container that has been started.</summary>
internal abstract class RunningContainer : IAsyncDisposable
{
    /// <summary>Completes when the container ends by itself, with the reason; whether it does for one that is stopped is left open.</summary>
    public abstract Task<string> Ended { get; }

    /// <summary>Ends the container and its connections.</summary>
    public abstract ValueTask DisposeAsync();
}
