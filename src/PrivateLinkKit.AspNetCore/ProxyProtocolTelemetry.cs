using System.Diagnostics.Metrics;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit;

/// <summary>Name of the meter of listeners with PROXY protocol.</summary>
public static class ProxyProtocolTelemetry
{
    /// <summary>
    /// The name of the <see cref="Meter"/>. It counts <c>privatelinkkit.proxy_protocol.accepted</c> by <c>command</c> (<c>proxy</c>: for a caller,
    /// <c>local</c>: the NLB's own) and <c>privatelinkkit.proxy_protocol.refused</c> by <c>reason</c>.
    /// </summary>
    public const string MeterName = "PrivateLinkKit.AspNetCore";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> AcceptedHeaders =
        Meter.CreateCounter<long>("privatelinkkit.proxy_protocol.accepted", "{connection}", "Connections that began with a valid PROXY protocol header.");

    private static readonly Counter<long> RefusedHeaders =
        Meter.CreateCounter<long>("privatelinkkit.proxy_protocol.refused", "{connection}",
            "Connections that were closed for their PROXY protocol header, or the lack of it.");

    internal static void Accepted(bool isLocal) => AcceptedHeaders.Add(1, new KeyValuePair<string, object?>("command", isLocal ? "local" : "proxy"));

    internal static void Refused(ProxyHeaderVerdict verdict) => RefusedHeaders.Add(1, new KeyValuePair<string, object?>("reason", verdict.Reason()));
}
