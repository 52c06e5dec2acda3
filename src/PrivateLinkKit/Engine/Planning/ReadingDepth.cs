namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Depth of a reading. Resources that are not read are assumed unchanged since the last apply, which is valid while
/// <see cref="Engine.Ownership.AppliedRevisionTag"/> confirms it.
/// </summary>
internal enum ReadingDepth
{
    /// <summary>Only lists that cover many stacks in one call.</summary>
    Lists,

    /// <summary>
    /// Adds resources that need a call for each load balancer, service or target group; skips those that AWS protects while in use.
    /// </summary>
    Usual,

    Everything,
}
