namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The parts of an HTTP request that carry an API call.</summary>
internal sealed record ApiRequest(string? Target, ReadOnlyMemory<byte> Body);
