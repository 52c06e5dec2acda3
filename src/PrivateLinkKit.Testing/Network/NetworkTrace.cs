using System.Text;

namespace PrivateLinkKit.Testing;

/// <summary>The path of a connection through the virtual network, and its outcome.</summary>
public sealed record NetworkTrace
{
    internal NetworkTrace(string from, string host, int port, NetworkOutcome outcome, string reason, IReadOnlyList<NetworkHop> hops)
    {
        From = from;
        Host = host;
        Port = port;
        Outcome = outcome;
        Reason = reason;
        Hops = hops;
    }

    /// <summary>Location of the client.</summary>
    public string From { get; }

    /// <summary>The name or address it connects to.</summary>
    public string Host { get; }

    /// <summary>The port it connects to.</summary>
    public int Port { get; }

    /// <summary>Outcome of the connection.</summary>
    public NetworkOutcome Outcome { get; }

    /// <summary>Reason, for display; names the security group, network ACL or route table that dropped it.</summary>
    public string Reason { get; }

    /// <summary>The hops of the path, the client first; none after a drop.</summary>
    public IReadOnlyList<NetworkHop> Hops { get; }

    /// <summary>The whole path, one hop per line, and the outcome.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{From} -> {Host}:{Port}");
        foreach (var hop in Hops)
        {
            text.Append("\n  ").Append(hop);
        }

        return text.Append("\n  ").Append(Reason).ToString();
    }
}
