namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

internal static class ProxyHeaderVerdicts
{
    /// <summary>Returns the reason as metrics name it.</summary>
    public static string Reason(this ProxyHeaderVerdict verdict) => verdict switch
    {
        ProxyHeaderVerdict.NotProxyProtocol => "not_proxy_protocol",
        ProxyHeaderVerdict.Version1 => "version_1",
        ProxyHeaderVerdict.UnknownVersion => "unknown_version",
        ProxyHeaderVerdict.UnknownCommand => "unknown_command",
        ProxyHeaderVerdict.UnsupportedFamily => "unsupported_family",
        ProxyHeaderVerdict.TooLong => "too_long",
        ProxyHeaderVerdict.TooShort => "too_short",
        ProxyHeaderVerdict.MalformedTlv => "malformed_tlv",
        ProxyHeaderVerdict.RepeatedTlv => "repeated_tlv",
        ProxyHeaderVerdict.MalformedEndpointId => "malformed_endpoint_id",
        ProxyHeaderVerdict.WrongChecksum => "wrong_checksum",
        ProxyHeaderVerdict.UntrustedSource => "untrusted_source",
        ProxyHeaderVerdict.SecondReader => "second_reader",
        ProxyHeaderVerdict.InsideTls => "inside_tls",
        ProxyHeaderVerdict.TimedOut => "timeout",
        ProxyHeaderVerdict.Truncated => "truncated",
        ProxyHeaderVerdict.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "It refuses nothing."),
    };

    /// <summary>Describes the problem, and the fix if known.</summary>
    public static string Explanation(this ProxyHeaderVerdict verdict) => verdict switch
    {
        ProxyHeaderVerdict.NotProxyProtocol => "it does not begin with a PROXY protocol header; set proxy_protocol_v2.enabled on the NLB's target group",
        ProxyHeaderVerdict.Version1 => "its PROXY protocol header has version 1, which names no endpoint; send version 2",
        ProxyHeaderVerdict.UnknownVersion => "its header is neither version 1 nor 2 of the PROXY protocol",
        ProxyHeaderVerdict.UnknownCommand => "its header's command is neither LOCAL nor PROXY",
        ProxyHeaderVerdict.UnsupportedFamily => "its header is not for TCP over IPv4 or IPv6",
        ProxyHeaderVerdict.TooLong => "its header is longer than MaxHeaderLength allows",
        ProxyHeaderVerdict.TooShort => "its header is too short for its addresses",
        ProxyHeaderVerdict.MalformedTlv => "a field of its header does not fit into the header",
        ProxyHeaderVerdict.RepeatedTlv => "its header has two checksums or two endpoint ids",
        ProxyHeaderVerdict.MalformedEndpointId => "its header's endpoint id is not one of a VPC endpoint",
        ProxyHeaderVerdict.WrongChecksum => "its header's checksum is wrong",
        ProxyHeaderVerdict.UntrustedSource => "it comes from outside of TrustedSources; add the subnets of the NLB, or set TrustUnixSockets for a Unix socket",
        ProxyHeaderVerdict.SecondReader => "its header was already read; call UsePrivateLinkProxyProtocol once for a listener",
        ProxyHeaderVerdict.InsideTls => "its header would be inside TLS; call UsePrivateLinkProxyProtocol before UseHttps",
        ProxyHeaderVerdict.TimedOut => "its header did not come within HeaderTimeout",
        ProxyHeaderVerdict.Truncated => "it ended within its header",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This verdict has no explanation."),
    };
}
