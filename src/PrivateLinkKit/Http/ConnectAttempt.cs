namespace PrivateLinkKit.Http;

/// <summary>How one attempt to connect to one address ended: with a stream or with an error.</summary>
internal sealed record ConnectAttempt(EndpointAddress Address, Stream? Stream, Exception? Error);
