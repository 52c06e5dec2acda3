namespace PrivateLinkKit;

/// <summary>Action of an apply on one resource.</summary>
public enum ChangeAction
{
    /// <summary>No change.</summary>
    None,

    /// <summary>The resource does not exist yet.</summary>
    Create,

    /// <summary>The resource is changed in place.</summary>
    Update,

    /// <summary>The resource is replaced, because AWS cannot change it in place.</summary>
    Replace,

    /// <summary>The stack owns the resource and no longer wants it.</summary>
    Delete,
}
