namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An HTTP answer, ready to send.</summary>
internal sealed record ApiAnswer(int Status, string ContentType, byte[] Body)
{
    /// <summary>A header that the protocol requires; null: none.</summary>
    public (string Name, string Value)? Header { get; init; }
}
