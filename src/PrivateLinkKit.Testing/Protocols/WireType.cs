namespace PrivateLinkKit.Testing.Protocols;

internal enum WireKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Timestamp,
    Blob,
    Document,
    Structure,
    List,
    Map,
}

/// <summary>Type of a request member in AWS's model.</summary>
internal sealed record WireType(WireKind Kind)
{
    public static WireType Text { get; } = new(WireKind.Text);

    public static WireType Integer { get; } = new(WireKind.Integer);

    public static WireType Number { get; } = new(WireKind.Number);

    public static WireType Boolean { get; } = new(WireKind.Boolean);

    public static WireType Timestamp { get; } = new(WireKind.Timestamp);

    public static WireType Blob { get; } = new(WireKind.Blob);

    public static WireType Document { get; } = new(WireKind.Document);

    /// <summary>Item type of a list or map.</summary>
    public WireType? Item { get; init; }

    /// <summary>Members of a structure, which may contain itself.</summary>
    public Func<IReadOnlyList<RequestMember>>? Members { get; init; }

    /// <summary>The only values of an enumeration.</summary>
    public IReadOnlyList<string>? Choices { get; init; }
}
