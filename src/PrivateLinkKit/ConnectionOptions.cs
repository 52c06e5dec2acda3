using System.Net;

namespace PrivateLinkKit;

/// <summary>How HTTP clients connect to endpoints.</summary>
public sealed class ConnectionOptions
{
    /// <summary>How long one address may take to connect.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after one address the next one is tried beside it (RFC 8305, "Connection Attempt Delay").</summary>
    /// <value>250 milliseconds.</value>
    public TimeSpan AttemptDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>For how long an address that did not connect is tried last.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a pooled connection is not used for new requests, so that none outlives what DNS says for long.</summary>
    /// <value>60 seconds, as long as AWS lets the names of endpoints live.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After how long an idle connection is closed. AWS forgets idle connections after 350 seconds.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Opens a connection.</summary>
    /// <value>null: a TCP socket without delay (<c>TCP_NODELAY</c>), with keep-alive probes.</value>
    public Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? Connect { get; set; }
}
