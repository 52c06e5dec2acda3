using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>Everything that AWS holds under a stack's ownership tags.</summary>
internal sealed class ObservedStack
{
    private readonly ILookup<LogicalId, ResourceState> _byId;

    public ObservedStack(IEnumerable<ResourceState> resources)
    {
        Resources = [.. resources.OrderBy(resource => resource.Id).ThenBy(resource => resource.PhysicalId, StringComparer.Ordinal)];
        _byId = Resources.ToLookup(resource => resource.Id);
    }

    public IReadOnlyList<ResourceState> Resources { get; }

    /// <summary>Equal for two readings between which nobody changed anything. Readiness is left out: AWS changes that by itself.</summary>
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
