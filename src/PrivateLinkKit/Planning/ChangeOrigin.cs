namespace PrivateLinkKit.Planning;

/// <summary>Origin of a difference.</summary>
internal enum ChangeOrigin
{
    /// <summary>The resource carries no record of what it was made as.</summary>
    Unknown,

    /// <summary>The description has changed since the resource was created or last updated.</summary>
    Description,

    /// <summary>The description is unchanged; AWS has another value.</summary>
    Aws,

    /// <summary>The same is wanted; what it refers to is about to get a new id.</summary>
    Reference,
}
