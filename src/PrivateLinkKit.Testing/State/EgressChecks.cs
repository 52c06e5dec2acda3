namespace PrivateLinkKit.Testing;

/// <summary>Which tasks need a network path to their registry, secrets and logs in order to start.</summary>
public enum EgressChecks
{
    /// <summary>
    /// Tasks in VPCs where an endpoint of one of AWS's own services was created; in other VPCs tasks start without a path, so that a test needs no NAT gateway.
    /// </summary>
    OnceAwsEndpoints,

    /// <summary>All tasks, as on AWS.</summary>
    Always,
}
