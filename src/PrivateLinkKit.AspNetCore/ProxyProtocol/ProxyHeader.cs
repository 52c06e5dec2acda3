using System.Net;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Content of a valid header.</summary>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Client">null: the proxy speaks for itself.</param>
/// <param name="Destination">null where <paramref name="Client"/> is.</param>
/// <param name="EndpointId">null: it names none.</param>
internal readonly record struct ProxyHeader(int Length, IPEndPoint? Client = null, IPEndPoint? Destination = null, string? EndpointId = null);
