using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>Everything that AWS holds under a stack's ownership tags.</summary>
internal sealed class ObservedStack(IEnumerable<ResourceState> resources)
{
    public IReadOnlyList<ResourceState> Resources { get; } =
        [.. resources.OrderBy(resource => resource.Id).ThenBy(resource => resource.PhysicalId, StringComparer.Ordinal)];

    /// <summary>Equal for two readings between which nobody changed anything. Readiness is left out: AWS changes that by itself.</summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Join('\n', Resources.Select(resource => (resource with { IsReady = true }).ToString()));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    public IEnumerable<ResourceState> Of(LogicalId id) => Resources.Where(resource => resource.Id == id);
}
