namespace PrivateLinkKit.Engine.Planning;

/// <summary>Origin of a difference.</summary>
internal enum ChangeOrigin
{
    /// <summary>Unknown: the resource has no spec-hash tag, or the tag does not record the property.</summary>
    Unknown,

    /// <summary>The description has changed since the resource was created or last updated.</summary>
    Description,

    /// <summary>The description is unchanged; AWS has another value.</summary>
    Aws,

    /// <summary>The description is unchanged; a referenced resource will get a new id.</summary>
    Reference,
}
