using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// The tag <c>privatelinkkit:applied</c> on a stack's endpoint service. It identifies the description of the last complete apply: the tag
/// is removed before the first change and set after the last, so while it exists no apply is incomplete.
/// </summary>
internal static class AppliedRevisionTag
{
    public const string Key = OwnershipTags.Prefix + "applied";

    /// <summary>
    /// Fingerprint of a description, composed by one build of this library; another build may compose other resources. Values of environment
    /// variables are left out, so that no hash reveals them: they are compared with the task definition itself.
    /// </summary>
    public static string DescriptionOf(ResourceGraph want) =>
        Hash(want.InOrder.Select(resource => resource.ToString()).Prepend(typeof(AppliedRevisionTag).Module.ModuleVersionId.ToString()));

    /// <summary>The tag's value: the description, and <see cref="ResourceState.RestsOn"/> at the end.</summary>
    public static string Of(string description, IEnumerable<ResourceState> states) =>
        $"{description}.{Hash(states.OrderBy(state => state.Id).SelectMany(state => state.RestsOn))}";

    public static bool IsOf(string description, string? mark) => mark?.StartsWith($"{description}.", StringComparison.Ordinal) == true;

    private static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..20];
}
