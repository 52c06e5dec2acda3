namespace PrivateLinkKit.Http;

/// <summary>Outcome of one connection attempt to one address: a stream or an error.</summary>
internal sealed record ConnectAttempt(EndpointAddress Address, Stream? Stream, Exception? Error);
