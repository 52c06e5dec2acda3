using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Ownership;

/// <summary>
/// What was wanted of a resource when it was made or last updated, as the value of a tag on it: for each wanted property a short hash of its name and one
/// of its value, in which a reference counts by the name of what it refers to. Sensitive values are left out: a short hash gives a short value away. It tells
/// drift from a changed description, and decides nothing else.
/// </summary>
internal sealed class SpecMark
{
    /// <summary>Changes whenever the same wish would give another text; a mark that begins differently is none.</summary>
    private const string Format = "2:";

    private const int HashBytes = 3;
    private const int HashLength = 4;
    private const int EntryLength = 2 * HashLength;

    private readonly IReadOnlyDictionary<string, string> _valueByName;

    private SpecMark(IReadOnlyDictionary<string, string> valueByName) => _valueByName = valueByName;

    /// <param name="wanted">What a comparison with a resource that does not exist answers.</param>
    public static SpecMark Of(IEnumerable<PropertyChange> wanted) =>
        new(wanted.Where(property => !property.IsSensitive).ToDictionary(property => Hash(property.Name), property => Hash(property.New!)));

    /// <summary>Null for what is no mark, or one of another format.</summary>
    public static SpecMark? Parse(string? text)
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

        return new SpecMark(valueByName);
    }

    /// <param name="change">A difference of the resource that carries the mark.</param>
    /// <param name="wanted">What is wanted of that property, references by name.</param>
    public ChangeOrigin OriginOf(PropertyChange change, string? wanted) =>
        !Holds(change.Name, wanted) ? ChangeOrigin.Description
        : change.New?.Contains(PropertyChange.KnownAfterApply, StringComparison.Ordinal) == true ? ChangeOrigin.Reference
        : ChangeOrigin.Aws;

    /// <summary>Whether this value of a property, or null for its absence, was wanted already.</summary>
    private bool Holds(string name, string? value) => _valueByName.GetValueOrDefault(Hash(name)) == (value is null ? null : Hash(value));

    public override string ToString() =>
        Format + string.Concat(_valueByName.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key + entry.Value));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
