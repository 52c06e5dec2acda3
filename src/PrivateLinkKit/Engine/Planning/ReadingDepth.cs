namespace PrivateLinkKit;

/// <summary>How much of a stack is read from AWS.</summary>
public enum ReadingDepth
{
    /// <summary>Everything that is described, tags included.</summary>
    Full,

    /// <summary>
    /// Everything whose change can stop a request, or admit one that should not get in. Resources that AWS keeps while others use them (a VPC, a
    /// cluster, an Elastic IP address) are known by their users.
    /// </summary>
    Decisive,
}
