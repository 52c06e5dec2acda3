using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// Spec-hash tag: the wanted properties of a resource when it was created or last updated. Holds for each property a short hash of its name and one
/// of its value's canonical form; a reference is hashed by the name of its target. Properties with secrets are left out, because a short hash reveals a short
/// value. What does not fit a tag is folded into one hash. Used only to distinguish drift from a changed description.
/// </summary>
internal sealed class SpecHashTag
{
    private const int HashBytes = 3;
    private const int HashLength = 4;
    private const int EntryLength = 2 * HashLength;

    /// <summary>Number of entries that fit in the 256 characters of a tag's value; one of them gives way to the fold.</summary>
    private const int Most = 31;

    private const char Fold = '~';

    /// <summary>Format version: changes when the same description gives another text. Tags with another prefix are ignored.</summary>
    private static readonly string Format = $"3.{PropertyValue.FormatVersion}:";

    /// <summary>Hashes of the values by those of the names, in their order.</summary>
    private readonly SortedDictionary<string, string> _valueByName;

    /// <summary>Hash of all entries after the last one; null: there are no more.</summary>
    private readonly string? _fold;

    private SpecHashTag(SortedDictionary<string, string> valueByName, string? fold = null) => (_valueByName, _fold) = (valueByName, fold);

    /// <param name="wanted">Result of the comparison with a missing resource.</param>
    public static SpecHashTag Of(IEnumerable<PropertyChange> wanted)
    {
        var valueByName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in wanted.Where(property => !property.IsSensitive))
        {
            valueByName[Hash(property.Name)] = Hash(property.New!.ToJson());
        }

        return new SpecHashTag(valueByName);
    }

    /// <summary>Parses the tag's value; null if it is malformed or in another format.</summary>
    public static SpecHashTag? Parse(string? text)
    {
        if (text is null || !text.StartsWith(Format, StringComparison.Ordinal) || text[Format.Length..].Split(Fold) is not [var entries, .. var folds]
            || entries.Length % EntryLength != 0 || folds is not ([] or [{ Length: EntryLength }]))
        {
            return null;
        }

        var valueByName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < entries.Length; at += EntryLength)
        {
            valueByName[entries.Substring(at, HashLength)] = entries.Substring(at + HashLength, HashLength);
        }

        return folds is [_] && valueByName.Count != Most - 1 ? null : new SpecHashTag(valueByName, folds.SingleOrDefault());
    }

    /// <param name="change">A difference of the tagged resource.</param>
    /// <param name="wanted">The present description.</param>
    public ChangeOrigin OriginOf(PropertyChange change, SpecHashTag wanted) =>
        Holds(Hash(change.Name), wanted) is not { } isWanted ? ChangeOrigin.Unknown
        : !isWanted ? ChangeOrigin.Description
        : change.New?.HasReference is true ? ChangeOrigin.Reference
        : ChangeOrigin.Aws;

    public override string ToString() => Format + (_fold is null && _valueByName.Count <= Most ? string.Concat(Entries())
        : $"{string.Concat(Entries().Take(Most - 1))}{Fold}{_fold ?? FoldOf(Entries().Skip(Most - 1))}");

    /// <summary>
    /// Returns true if a property, or its absence, was already wanted; null if it is not known, since another property in the fold has changed.
    /// </summary>
    private bool? Holds(string name, SpecHashTag wanted)
    {
        if (_fold is null || string.CompareOrdinal(name, _valueByName.Keys.Last()) <= 0)
        {
            return _valueByName.GetValueOrDefault(name) == wanted._valueByName.GetValueOrDefault(name);
        }

        var last = _valueByName.Keys.Last();
        return FoldOf(wanted.Entries().Where(entry => string.CompareOrdinal(entry[..HashLength], last) > 0)) == _fold ? true : null;
    }

    private IEnumerable<string> Entries() => _valueByName.Select(entry => entry.Key + entry.Value);

    private static string FoldOf(IEnumerable<string> entries) => Hash(string.Concat(entries), 2 * HashBytes);

    private static string Hash(string text, int bytes = HashBytes) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
