using System.Net;

namespace PrivateLinkKit;

/// <summary>Options for reading the PROXY protocol headers of the NLBs in front of a listener.</summary>
public sealed class ProxyProtocolOptions
{
    internal const int ShortestBound = 52;
    internal const int LongestBound = 4096;

    /// <summary>Maximum time from accepting a connection until its header is complete. The connection is closed then.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Maximum length of a header in bytes, including the fixed 16. Headers of NLBs have about 100. Between 52 and 4096.</summary>
    /// <value>536.</value>
    public int MaxHeaderLength { get; set; } = 536;

    /// <summary>
    /// Networks from which headers are trusted: the subnets of the NLB. A connection from elsewhere is closed unread. Any client in these ranges can
    /// claim to be any caller, so list only the NLB's subnets, and let the targets' security group admit only the NLB.
    /// </summary>
    /// <value>
    /// Empty, which means the private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, fc00::/7, and the loopback addresses
    /// 127.0.0.0/8 and ::1.
    /// </value>
    public IList<IPNetwork> TrustedSources { get; } = [];

    /// <summary>
    /// Trusts headers on Unix sockets, which have no address that <see cref="TrustedSources"/> could contain: any process that can write to the
    /// socket's file can claim to be any caller.
    /// </summary>
    /// <value>false.</value>
    public bool TrustUnixSockets { get; set; }

    /// <summary>The clock of <see cref="HeaderTimeout"/>.</summary>
    /// <value><see cref="System.TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal void RefuseFaults()
    {
        var faults = Faults().ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults));
        }
    }

    private IEnumerable<string> Faults()
    {
        if (HeaderTimeout <= TimeSpan.Zero || HeaderTimeout > TimeSpan.FromDays(1))
        {
            yield return $"HeaderTimeout {HeaderTimeout} is not between zero and a day.";
        }

        if (MaxHeaderLength is < ShortestBound or > LongestBound)
        {
            yield return $"MaxHeaderLength {MaxHeaderLength} is not between {ShortestBound} and {LongestBound} bytes.";
        }

        if (TimeProvider is null)
        {
            yield return "TimeProvider is null; set TimeProvider.System, or keep the default.";
        }
    }
}
