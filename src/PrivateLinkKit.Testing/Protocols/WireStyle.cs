namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Spelling of paths in a protocol, and whether its scalars are all text.</summary>
internal enum WireStyle
{
    /// <summary><c>Filter.1.Value.2</c></summary>
    Ec2,

    /// <summary><c>Tags.member.1.Key</c></summary>
    Query,

    /// <summary><c>tags[0].key</c></summary>
    Json,

    /// <summary><c>Changes.Change.1.Action</c></summary>
    Xml,
}
