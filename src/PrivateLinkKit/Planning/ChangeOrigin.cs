namespace PrivateLinkKit.Planning;

/// <summary>Origin of a difference.</summary>
internal enum ChangeOrigin
{
    /// <summary>The resource carries no record of what it was made as.</summary>
    Unknown,

    /// <summary>Something else is wanted than when the resource was made or last updated.</summary>
    Description,

    /// <summary>The same is wanted; AWS holds something else.</summary>
    Aws,

    /// <summary>The same is wanted; what it refers to is about to get a new id.</summary>
    Reference,
}
