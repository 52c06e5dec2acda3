namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>Health of targets, checked by requests over the virtual network.</summary>
internal interface ITargetHealth
{
    /// <summary>
    /// The health of every registered target of a group that a load balancer uses. Not called under the gate, which it takes for short reads.
    /// </summary>
    ValueTask<IReadOnlyList<TargetCheck>> CheckAsync(string targetGroupArn, CancellationToken cancellationToken);
}
