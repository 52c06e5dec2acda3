namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Another name of a key.</summary>
internal sealed record KeyAlias(string Name, string KeyId, DateTimeOffset Created, DateTimeOffset Updated);
