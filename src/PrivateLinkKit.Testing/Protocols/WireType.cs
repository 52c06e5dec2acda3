namespace PrivateLinkKit.Testing.Protocols;

internal enum WireKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Timestamp,
    Document,
    Structure,
    List,
    Map,
}

/// <summary>What a member of a request is, as AWS's model has it.</summary>
internal sealed record WireType(WireKind Kind)
{
    public static WireType Text { get; } = new(WireKind.Text);

    public static WireType Integer { get; } = new(WireKind.Integer);

    public static WireType Number { get; } = new(WireKind.Number);

    public static WireType Boolean { get; } = new(WireKind.Boolean);

    public static WireType Timestamp { get; } = new(WireKind.Timestamp);

    public static WireType Document { get; } = new(WireKind.Document);

    /// <summary>What a list or map holds.</summary>
    public WireType? Item { get; init; }

    /// <summary>What a structure has; a structure may hold itself.</summary>
    public Func<IReadOnlyList<RequestMember>>? Members { get; init; }

    /// <summary>The only values of an enumeration.</summary>
    public IReadOnlyList<string>? Choices { get; init; }
}
