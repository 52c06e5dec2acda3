namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An HTTP answer, ready to send.</summary>
internal sealed record ApiAnswer(int Status, string ContentType, byte[] Body)
{
    /// <summary>The error code of a protocol that carries it in the header <c>x-amzn-ErrorType</c>; null: no such header.</summary>
    public string? ErrorType { get; init; }
}
