namespace PrivateLinkKit;

/// <summary>Last known status of the host's stacks, without calls to AWS.</summary>
public interface IStackMonitor
{
    /// <summary>All registered stacks, in registration order.</summary>
    IReadOnlyList<StackStatus> Stacks { get; }

    /// <summary>Returns the status of one stack.</summary>
    /// <param name="name">The name it was registered by.</param>
    /// <exception cref="ArgumentException">None is registered by this name.</exception>
    StackStatus StatusOf(string name);
}
