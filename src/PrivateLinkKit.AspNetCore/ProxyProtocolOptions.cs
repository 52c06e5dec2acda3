using System.Net;

namespace PrivateLinkKit;

/// <summary>How a listener reads the PROXY protocol headers of the NLBs in front of it.</summary>
public sealed class ProxyProtocolOptions
{
    internal const int ShortestBound = 52;
    internal const int LongestBound = 4096;

    /// <summary>How long a connection may take from being accepted until its header is complete. It is closed then.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many bytes a header may have, its fixed 16 included. The ones that NLBs send have about 100. Between 52 and 4096.</summary>
    /// <value>536.</value>
    public int MaxHeaderLength { get; set; } = 536;

    /// <summary>
    /// Where headers are believed from: the subnets of the NLB. A connection from anywhere else is closed unread. Whoever can connect from these ranges can claim
    /// to be any caller, so name the NLB's subnets, and let the security group of the targets admit the NLB alone.
    /// </summary>
    /// <value>
    /// Empty, which stands for the private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, fc00::/7, and the loopback addresses 127.0.0.0/8 and ::1.
    /// </value>
    public IList<IPNetwork> TrustedSources { get; } = [];

    /// <summary>
    /// Whether headers are believed on Unix sockets, which have no address to be among <see cref="TrustedSources"/>: whoever may write to the socket's file
    /// may claim to be any caller.
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
            yield return "TimeProvider is null; give TimeProvider.System, or leave it as it is.";
        }
    }
}
