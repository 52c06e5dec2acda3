namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>Health of a registered target.</summary>
/// <param name="Id">An address, an instance or a load balancer.</param>
/// <param name="Port">The port that receives traffic.</param>
/// <param name="Zone">The zone that the registration names, if any.</param>
/// <param name="Health">Its health.</param>
/// <param name="Reason">AWS's code of why it is unhealthy.</param>
/// <param name="Description">AWS's description of why it is unhealthy.</param>
internal sealed record TargetCheck(
    string Id, int Port, string? Zone, CheckedHealth Health, string? Reason = null, string? Description = null);

/// <summary>Health of a target by its checks.</summary>
internal enum CheckedHealth
{
    /// <summary>Not checked yet.</summary>
    Unchecked,

    /// <summary>Checked too few times to decide.</summary>
    Undecided,

    Healthy,

    Unhealthy,
}
