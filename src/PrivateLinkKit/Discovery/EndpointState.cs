namespace PrivateLinkKit;

/// <summary>What AWS says of an interface endpoint (<c>State</c> of <c>DescribeVpcEndpoints</c>).</summary>
public enum EndpointState
{
    /// <summary>The service's owner has not accepted it yet (<c>pendingAcceptance</c>).</summary>
    PendingAcceptance,

    /// <summary>AWS is making it (<c>pending</c>).</summary>
    Pending,

    /// <summary>It carries traffic (<c>available</c>).</summary>
    Available,

    /// <summary>The service's owner has rejected it (<c>rejected</c>).</summary>
    Rejected,

    /// <summary>It was not accepted in time (<c>expired</c>).</summary>
    Expired,

    /// <summary>AWS could not make it (<c>failed</c>).</summary>
    Failed,

    /// <summary>It is being deleted, or was (<c>deleting</c>, <c>deleted</c>).</summary>
    Deleted,

    /// <summary>There is none.</summary>
    Missing,
}
