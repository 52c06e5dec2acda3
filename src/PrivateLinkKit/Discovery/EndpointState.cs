namespace PrivateLinkKit;

/// <summary>State of an interface endpoint (<c>State</c> of <c>DescribeVpcEndpoints</c>).</summary>
public enum EndpointState
{
    /// <summary>The service's owner has not accepted it yet (<c>pendingAcceptance</c>).</summary>
    PendingAcceptance,

    /// <summary>Being created (<c>pending</c>).</summary>
    Pending,

    /// <summary>Carries traffic (<c>available</c>).</summary>
    Available,

    /// <summary>The service's owner has rejected it (<c>rejected</c>).</summary>
    Rejected,

    /// <summary>Not accepted in time (<c>expired</c>).</summary>
    Expired,

    /// <summary>Creation failed (<c>failed</c>).</summary>
    Failed,

    /// <summary>Being deleted, or deleted (<c>deleting</c>, <c>deleted</c>).</summary>
    Deleted,

    /// <summary>Does not exist.</summary>
    Missing,
}
