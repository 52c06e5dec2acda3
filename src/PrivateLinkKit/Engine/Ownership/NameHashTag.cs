using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// A set of names, as the value of a tag: a short hash of each. Under <see cref="OwnershipTags.TagsKey"/>: the tags of a resource that the
/// stack has set; all others are not the stack's, count as no difference and are kept.
/// </summary>
internal sealed class NameHashTag
{
    private const int HashBytes = 3;
    private const int HashLength = 4;

    /// <summary>Number of hashes that fit in the 256 characters of a tag's value.</summary>
    private const int Most = 256 / HashLength;

    private readonly string _key;
    private readonly HashSet<string> _names;

    private NameHashTag(string key, IEnumerable<string> hashes) => (_key, _names) = (key, [.. hashes.Take(Most)]);

    public static NameHashTag Of(string key, IEnumerable<string> names) => new(key, names.Select(Hash));

    /// <summary>Reads the tag among a resource's tags; empty if it is missing.</summary>
    public static NameHashTag On(string key, IEnumerable<Tag> tags) =>
        new(key, tags.FirstOrDefault(tag => tag.Key == key)?.Value.Chunk(HashLength).Select(hash => new string(hash)) ?? []);

    public bool Holds(string name) => _names.Contains(Hash(name));

    public Tag ToTag() => new(_key, string.Concat(_names.Order(StringComparer.Ordinal)));

    private static string Hash(string name) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
}
