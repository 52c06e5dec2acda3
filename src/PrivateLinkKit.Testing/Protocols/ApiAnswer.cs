namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An HTTP answer, ready to send.</summary>
internal sealed record ApiAnswer(int Status, string ContentType, byte[] Body);
