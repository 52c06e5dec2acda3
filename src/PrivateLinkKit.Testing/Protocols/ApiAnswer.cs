namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An HTTP answer, ready to send; one without a body may have no content type.</summary>
internal sealed record ApiAnswer(int Status, string? ContentType, byte[] Body)
{
    /// <summary>Headers that the protocol or the result requires.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
