namespace PrivateLinkKit;

/// <summary>Base of every exception that PrivateLinkKit throws for a reason a host may want to handle.</summary>
public abstract class PrivateLinkException : Exception
{
    private protected PrivateLinkException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
