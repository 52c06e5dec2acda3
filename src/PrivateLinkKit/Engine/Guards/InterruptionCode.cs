namespace PrivateLinkKit;

/// <summary>Reason why a change disconnects consumers.</summary>
public enum InterruptionCode
{
    /// <summary>
    /// Stated: a consumer is no longer described, so its endpoint is deleted, and other connections of its account are rejected, unless another
    /// permission names it.
    /// </summary>
    ConsumerRemoved,

    /// <summary>Stated: the service is described without tasks.</summary>
    NoTasks,

    /// <summary>Stated: clients that were admitted are no longer described.</summary>
    AdmissionNarrowed,

    /// <summary>
    /// Stated: a principal whose account has connected endpoints is no longer described. AWS keeps their
    /// connections, but not the permission to replace them; those of an account of a former consumer are cut off as <see cref="ConsumerRemoved"/>.
    /// </summary>
    PermissionRemoved,

    /// <summary>A resource that carries requests is replaced or deleted.</summary>
    Replacement,

    /// <summary>A resource of a protected unit is replaced, and AWS demands that it is deleted first.</summary>
    ProtectedReplacement,

    /// <summary>A consumer has another name: its endpoint is deleted, and the endpoint of the new name has another DNS name.</summary>
    Renamed,

    /// <summary>The port at the endpoints changes.</summary>
    PortChanged,

    /// <summary>The load balancer's inbound rules begin to apply to PrivateLink traffic.</summary>
    EnforcementChanged,

    /// <summary>The NLB starts or stops sending the PROXY protocol header.</summary>
    ProxyProtocolChanged,

    /// <summary>Private DNS of an endpoint is switched off.</summary>
    PrivateDnsDisabled,

    /// <summary>The load balancer behind the NLB is exchanged.</summary>
    TargetsChanged,

    /// <summary>The endpoint service moves to another load balancer, which AWS allows only without connections.</summary>
    ServiceMoved,

    /// <summary>
    /// Cuts off nobody: a resource with the stack's tags that the description does not know, and with which nothing that is known to be the stack's is
    /// connected, would be deleted.
    /// </summary>
    UnknownLeftover,

    /// <summary>
    /// A resource that carries requests changes in place and serves nobody meanwhile, for a reason without a code of its own; see
    /// <see cref="Interruption.Evidence"/>.
    /// </summary>
    Updated,
}
