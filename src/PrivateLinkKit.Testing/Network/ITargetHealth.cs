using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Network;

/// <summary>Health of targets, checked by requests over the virtual network.</summary>
internal interface ITargetHealth
{
    /// <summary>The health of every registered target of a group that a load balancer uses. Not called under the gate, which it takes for short
    /// reads.</summary>
    ValueTask<IReadOnlyList<TargetHealthDescription>> CheckAsync(TargetGroup group, CancellationToken cancellationToken);
}
