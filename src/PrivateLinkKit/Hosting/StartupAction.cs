namespace PrivateLinkKit;

/// <summary>Action of a host on a stack at startup.</summary>
public enum StartupAction
{
    /// <summary>Nothing; the host plans and applies by itself.</summary>
    Nothing,

    /// <summary>Plans and reports differences; changes nothing.</summary>
    Verify,

    /// <summary>Plans and applies.</summary>
    Apply,
}
