namespace PrivateLinkKit;

/// <summary>
/// Another host has applied something else since this description was applied, or has destroyed the stack. The stack is left to it, so that two hosts do not
/// undo each other's work.
/// </summary>
public sealed class SupersededException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="by">What the other host has done.</param>
    public SupersededException(string stackName, SupersededBy by)
        : base($"Stack {stackName}: {Text(by)} since this description was applied, so nothing more is changed. Stop or update this host, or plan and apply by "
            + "hand what you want.")
    {
        StackName = stackName;
        By = by;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>What the other host has done.</summary>
    public SupersededBy By { get; }

    private static string Text(SupersededBy by) => by switch
    {
        SupersededBy.Destroy => "a destroy has begun or finished",
        SupersededBy.OtherValues => "another host has applied other values of environment variables",
        _ => "another description was applied",
    };
}

/// <summary>What another host has done with a stack.</summary>
public enum SupersededBy
{
    /// <summary>It has applied another description.</summary>
    AnotherDescription,

    /// <summary>It has applied the same description with other values of environment variables.</summary>
    OtherValues,

    /// <summary>It has begun or finished a destroy.</summary>
    Destroy,
}
