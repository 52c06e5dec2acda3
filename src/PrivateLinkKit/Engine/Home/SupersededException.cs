namespace PrivateLinkKit;

/// <summary>
/// Another host has applied another description of the stack since this one was applied, or destroys the stack. The stack is left to it, so that two hosts do
/// not undo each other's work.
/// </summary>
public sealed class SupersededException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="isBeingDestroyed">true if the stack is being destroyed; false if another description was applied.</param>
    public SupersededException(string stackName, bool isBeingDestroyed)
        : base($"Stack {stackName}: {(isBeingDestroyed ? "a destroy has begun" : "another description was applied")} since this one was applied, so nothing "
            + "more is changed. Stop or update the host with the older description, or plan and apply by hand the one that you want.")
    {
        StackName = stackName;
        IsBeingDestroyed = isBeingDestroyed;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>true if the stack is being destroyed; false if another description was applied.</summary>
    public bool IsBeingDestroyed { get; }
}
