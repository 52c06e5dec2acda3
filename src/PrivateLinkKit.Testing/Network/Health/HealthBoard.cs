using System.Collections.Concurrent;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Health;

/// <summary>Known health of targets.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<string, TargetStatus> _known = new();

    public TargetStatus? Find(Target target) => _known.GetValueOrDefault(KeyOf(target));

    public void Put(Target target, TargetStatus status) => _known[KeyOf(target)] = status;

    /// <summary>Returns true if traffic may be sent to the target; an unchecked target counts as healthy.</summary>
    public bool IsUsable(Target target) => Find(target)?.IsHealthy ?? true;

    public void Clear() => _known.Clear();

    // A target that is registered again starts over.
    private static string KeyOf(Target target) => $"{target.Key} {target.RegisteredAt.UtcTicks}";
}
