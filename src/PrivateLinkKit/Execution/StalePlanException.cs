namespace PrivateLinkKit;

/// <summary>AWS has changed since the plan was made, so applying it could do something that nobody has seen.</summary>
public sealed class StalePlanException : PrivateLinkException
{
    internal StalePlanException(string stack)
        : base($"Stack {stack} has changed in AWS since this plan was made; nothing was applied. Plan again and apply the new plan.")
    {
    }
}
