namespace PrivateLinkKit;

/// <summary>Last known status of the host's stacks, without calls to AWS.</summary>
public interface IStackMonitor
{
    /// <summary>All registered stacks, in registration order.</summary>
    IReadOnlyList<StackStatus> Stacks { get; }

    /// <summary>Returns the status of one stack.</summary>
    /// <param name="name">Its registered name.</param>
    /// <exception cref="ArgumentException">The name is not registered.</exception>
    StackStatus StatusOf(string name);
}
