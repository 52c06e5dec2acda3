namespace PrivateLinkKit;

/// <summary>What an apply does with one resource.</summary>
public enum ChangeAction
{
    /// <summary>It is as wanted.</summary>
    None,

    /// <summary>It does not exist yet.</summary>
    Create,

    /// <summary>AWS can change it where it is.</summary>
    Update,

    /// <summary>AWS cannot change it: a new one takes its place.</summary>
    Replace,

    /// <summary>The stack owns it and does not want it any more.</summary>
    Delete,
}
