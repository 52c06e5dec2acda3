namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>A client token, with the operation and the parameters that it belongs to.</summary>
internal sealed record ClientToken(string Token, string Fingerprint, string RequestToken, DateTimeOffset Used);
