namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Where a request is sent, and from where.</summary>
/// <param name="StandingIn">The location that the connection is opened from.</param>
/// <param name="Host">The name or address.</param>
/// <param name="Port">The port.</param>
/// <param name="ServerName">The name in the certificate of the server; null: without TLS.</param>
internal sealed record Backend(string StandingIn, string Host, int Port, string? ServerName);
