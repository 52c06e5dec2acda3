using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// Spec-hash tag: the wanted properties of a resource when it was created or last updated. Holds for each property a short hash of its name and one
/// of its value; a reference is hashed by the name of its target. Sensitive values are left out, because a short hash reveals a short
/// value. Used only to distinguish drift from a changed description.
/// </summary>
internal sealed class SpecHashTag
{
    /// <summary>Format version: changes when the same description gives another text. Tags with another prefix are ignored.</summary>
    private const string Format = "2:";

    private const int HashBytes = 3;
    private const int HashLength = 4;
    private const int EntryLength = 2 * HashLength;

    private readonly IReadOnlyDictionary<string, string> _valueByName;

    private SpecHashTag(IReadOnlyDictionary<string, string> valueByName) => _valueByName = valueByName;

    /// <param name="wanted">Result of the comparison with a missing resource.</param>
    public static SpecHashTag Of(IEnumerable<PropertyChange> wanted) =>
        new(wanted.Where(property => !property.IsSensitive).ToDictionary(property => Hash(property.Name), property => Hash(property.New!)));

    /// <summary>Parses the tag's value; null if it is malformed or in another format.</summary>
    public static SpecHashTag? Parse(string? text)
    {
        if (text is null || !text.StartsWith(Format, StringComparison.Ordinal) || (text.Length - Format.Length) % EntryLength != 0)
        {
            return null;
        }

        var valueByName = new Dictionary<string, string>();
        for (var at = Format.Length; at < text.Length; at += EntryLength)
        {
            valueByName[text.Substring(at, HashLength)] = text.Substring(at + HashLength, HashLength);
        }

        return new SpecHashTag(valueByName);
    }

    /// <param name="change">A difference of the tagged resource.</param>
    /// <param name="wanted">The wanted value of that property, references by name.</param>
    public ChangeOrigin OriginOf(PropertyChange change, string? wanted) =>
        !Holds(change.Name, wanted) ? ChangeOrigin.Description
        : change.New?.Contains(PropertyChange.KnownAfterApply, StringComparison.Ordinal) == true ? ChangeOrigin.Reference
        : ChangeOrigin.Aws;

    /// <summary>Returns true if this value of a property, or null for its absence, was already wanted.</summary>
    private bool Holds(string name, string? value) => _valueByName.GetValueOrDefault(Hash(name)) == (value is null ? null : Hash(value));

    public override string ToString() =>
        Format + string.Concat(_valueByName.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key + entry.Value));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
