namespace PrivateLinkKit;

/// <summary>What a host does about a stack when it starts.</summary>
public enum StartupAction
{
    /// <summary>Nothing; the host plans and applies by itself.</summary>
    Nothing,

    /// <summary>Plans, changes nothing, and tells where AWS is not as wanted.</summary>
    Verify,

    /// <summary>Plans and applies.</summary>
    Apply,
}
