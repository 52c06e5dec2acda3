namespace PrivateLinkKit.Planning;

/// <summary>How much of a stack is read. What is not read is assumed to be as it was applied, which holds while <see cref="Ownership.AppliedMark"/> says so.</summary>
internal enum ReadingDepth
{
    /// <summary>What one list for many stacks tells.</summary>
    Lists,

    /// <summary>That, and what takes a call for each load balancer, service or target group; not what cannot vanish while it is used.</summary>
    Usual,

    Everything,
}
