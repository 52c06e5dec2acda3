using System.Net;

namespace PrivateLinkKit;

/// <summary>Connection options of HTTP clients.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Maximum time to connect to one address.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Delay before the next address is tried in parallel (RFC 8305, "Connection Attempt Delay").</summary>
    /// <value>250 milliseconds.</value>
    public TimeSpan AttemptDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Time for which an address that failed to connect is tried last.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Maximum age of a pooled connection for new requests, so that connections follow DNS changes.</summary>
    /// <value>60 seconds, the DNS TTL of endpoints in AWS.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time after which an idle connection is closed. AWS drops idle connections after 350 seconds.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Opens a connection.</summary>
    /// <value>null: a TCP socket without delay (<c>TCP_NODELAY</c>), with keep-alive probes.</value>
    public Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? Connect { get; set; }
}
