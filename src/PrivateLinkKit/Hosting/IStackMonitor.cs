namespace PrivateLinkKit;

/// <summary>What the host knows of its stacks, without asking AWS.</summary>
public interface IStackMonitor
{
    /// <summary>All stacks that are registered, in the order of their registration.</summary>
    IReadOnlyList<StackStatus> Stacks { get; }

    /// <summary>One of them.</summary>
    /// <param name="name">The name it was registered by.</param>
    /// <exception cref="ArgumentException">None is registered by this name.</exception>
    StackStatus StatusOf(string name);
}
