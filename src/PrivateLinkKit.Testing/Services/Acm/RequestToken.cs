namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>An idempotency token, which AWS forgets after an hour.</summary>
/// <param name="Key">Token, operation and parameters.</param>
/// <param name="Result">The ARN of the certificate, or the setting.</param>
/// <param name="Expires">When it is forgotten.</param>
internal sealed record RequestToken(string Key, string Result, DateTimeOffset Expires);
