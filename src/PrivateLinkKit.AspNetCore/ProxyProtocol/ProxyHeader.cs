using System.Net;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Content of a valid header.</summary>
/// <param name="Length">Length in bytes.</param>
/// <param name="Client">null: the connection is the proxy's own.</param>
/// <param name="Destination">null if <paramref name="Client"/> is null.</param>
/// <param name="EndpointId">null: the header names no endpoint.</param>
internal readonly record struct ProxyHeader(int Length, IPEndPoint? Client = null, IPEndPoint? Destination = null, string? EndpointId = null);
