using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// The tag <c>privatelinkkit:applied</c> on a stack's endpoint service: a hash of the description of the last complete apply, as far as
/// its units were reachable. It is removed before
/// the first change of an apply and set after the last. While it is that of the present description, a missing resource was deleted in AWS, and
/// nothing of another description is left.
/// </summary>
internal static class AppliedRevisionTag
{
    public const string Key = OwnershipTags.Prefix + "applied";

    /// <summary>Returns the value on a resource; null if it is missing.</summary>
    public static string? On(ResourceState state) => state.Tags.FirstOrDefault(tag => tag.Key == Key)?.Value;

    /// <summary>Returns the value for a description, from the canonical form of its properties; it depends on no secret.</summary>
    /// <param name="want">The description, without unreachable units.</param>
    /// <param name="unreachable">Names of the unreachable units.</param>
    /// <param name="rulesOf">The rules of a kind.</param>
    /// <param name="accountOf">Returns the account of a placement, whatever the role; null if not known.</param>
    public static string Of(
        ResourceGraph want, IEnumerable<string> unreachable, Func<string, KindRules> rulesOf, Func<Placement, string?> accountOf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var resource in want.InOrder)
        {
            Add($"{resource.Kind} {resource.Id} in {accountOf(resource.At)}/{resource.At.Region} without {resource.Ignored}");
            foreach (var property in rulesOf(resource.Kind).Wanted(resource))
            {
                Add($"{property.Name}: {property.New!.ToJson()}");
            }
        }

        foreach (var unit in unreachable)
        {
            Add($"{unit} is unreachable");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..20];

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
    }
}
