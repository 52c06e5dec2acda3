namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>What network interfaces reach by name, in their VPC or outside of it.</summary>
internal interface IReach
{
    /// <summary>
    /// Returns how a TCP connection to a host fails, in the words of AWS's agents, and records the drop; null: it is opened. Called in steps of the timeline,
    /// under the cloud's lock.
    /// </summary>
    /// <param name="interfaceId">The network interface.</param>
    /// <param name="host">The name of the host.</param>
    /// <param name="port">The port.</param>
    /// <param name="byPublicAddress">true: names that endpoints take over in the VPC do not count.</param>
    string? Failure(string interfaceId, string host, int port, bool byPublicAddress = false);
}
