namespace PrivateLinkKit;

/// <summary>Action of a host on a stack at startup.</summary>
public enum StartupAction
{
    /// <summary>No action; your code plans and applies.</summary>
    Nothing,

    /// <summary>Plans and reports differences; changes nothing.</summary>
    Verify,

    /// <summary>Plans and applies.</summary>
    Apply,
}
