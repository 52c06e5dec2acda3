namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>Reachability of hosts from network interfaces, in their VPC or outside of it.</summary>
internal interface IReach
{
    /// <summary>
    /// Returns how a TCP connection to a host fails, in the words of AWS's agents, and records the drop; null: it is opened. Called in steps of the timeline,
    /// under the cloud's lock.
    /// </summary>
    /// <param name="client">The client, as drops name it.</param>
    /// <param name="interfaceId">Its network interface.</param>
    /// <param name="host">The name of the host.</param>
    /// <param name="port">The port.</param>
    /// <param name="byPublicAddress">true: ignores private DNS names.</param>
    string? Failure(string client, string interfaceId, string host, int port, bool byPublicAddress = false);
}
