using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Ownership;

/// <summary>
/// Which of a resource's tags the stack has set, as the value of a tag on it: a short hash of each key. All others belong to somebody else, are no difference
/// and are left alone.
/// </summary>
internal sealed class TagKeysMark
{
    private const int HashBytes = 3;
    private const int HashLength = 4;

    private readonly HashSet<string> _keys;

    private TagKeysMark(IEnumerable<string> keys) => _keys = [.. keys];

    public static TagKeysMark Of(IEnumerable<Tag> set) => new(set.Select(tag => Hash(tag.Key)));

    /// <summary>Of a resource that carries these tags; one without the mark names no key.</summary>
    public static TagKeysMark On(IEnumerable<Tag> tags) =>
        new(tags.FirstOrDefault(tag => tag.Key == OwnershipTags.TagsKey)?.Value.Chunk(HashLength).Select(hash => new string(hash)) ?? []);

    public bool Names(string key) => _keys.Contains(Hash(key));

    public Tag ToTag() => new(OwnershipTags.TagsKey, string.Concat(_keys.Order(StringComparer.Ordinal)));

    private static string Hash(string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashBytes));
}
