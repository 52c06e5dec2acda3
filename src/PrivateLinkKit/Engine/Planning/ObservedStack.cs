using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Resources found in AWS under a stack's ownership tags, as far as they were read.</summary>
internal sealed class ObservedStack
{
    private readonly ILookup<LogicalId, ResourceState> _byId;

    public ObservedStack(IEnumerable<ResourceState> resources, ReadingDepth depth = ReadingDepth.Everything)
    {
        Depth = depth;
        Resources = [.. resources.OrderBy(resource => resource.Id).ThenBy(resource => resource.PhysicalId, StringComparer.Ordinal)];
        _byId = Resources.ToLookup(resource => resource.Id);
    }

    public ReadingDepth Depth { get; }

    /// <summary>See <see cref="Engine.Ownership.AppliedRevisionTag"/>; null if missing or ambiguous.</summary>
    public string? AppliedRevisionTag { get; init; }

    public IReadOnlyList<ResourceState> Resources { get; }

    /// <summary>Equal for two reads without a change in between. Readiness is omitted: AWS changes it on its own.</summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Join('\n', Resources.Select(resource => (resource with { IsReady = true }).ToString()));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    public IEnumerable<ResourceState> Of(LogicalId id) => _byId[id];
}
