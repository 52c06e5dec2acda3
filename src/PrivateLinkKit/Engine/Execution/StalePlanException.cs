namespace PrivateLinkKit;

/// <summary>AWS has changed since the plan was made, so applying it could make changes that were not reviewed.</summary>
public sealed class StalePlanException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    public StalePlanException(string stack)
        : base($"Stack {stack} has changed in AWS since this plan was made; nothing was applied. Plan again and apply the new plan.")
    {
    }
}
