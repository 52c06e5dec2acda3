using System.Text;

namespace PrivateLinkKit.Testing.Network.Records;

/// <summary>
/// Domain names as resolvers compare them: in lower case, without the dot at the end, with characters other than letters, digits, hyphens, underscores and
/// asterisks as octal codes, such as <c>\100</c>. The root is the empty name.
/// </summary>
internal static class DomainName
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;

    /// <summary>Returns the name that a text means; null if it is none.</summary>
    public static string? Parse(string text)
    {
        if (text is ".")
        {
            return "";
        }

        var labels = (text.EndsWith('.') ? text[..^1] : text).Split('.').Select(Decode).ToList();
        return labels.All(label => label?.Length is > 0 and <= LongestLabel) && labels.Sum(label => label!.Length + 1) - 1 <= LongestName
            ? string.Join('.', labels.Select(label => Text(label!)))
            : null;
    }

    /// <summary>Returns the text of a label on the wire.</summary>
    public static string Text(ReadOnlySpan<byte> label)
    {
        var text = new StringBuilder();
        foreach (var code in label)
        {
            var character = char.ToLowerInvariant((char)code);
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '*')
            {
                text.Append(character);
            }
            else
            {
                text.Append('\\').Append(Convert.ToString(code, 8).PadLeft(3, '0'));
            }
        }

        return text.ToString();
    }

    /// <summary>Returns the bytes of a label of a name.</summary>
    public static byte[] Bytes(string label) => Decode(label) ?? throw new ArgumentException($"'{label}' is no label of a domain name.", nameof(label));

    /// <summary>Returns true if a name is a domain or below it.</summary>
    public static bool IsWithin(string name, string domain) => domain.Length is 0
        || (name.EndsWith(domain, StringComparison.Ordinal) && (name.Length == domain.Length || name[^(domain.Length + 1)] is '.'));

    /// <summary>Returns the name above a name; the root for the highest.</summary>
    public static string Parent(string name) => name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : "";

    /// <summary>Returns a name and those above it, without the root.</summary>
    public static IEnumerable<string> Upwards(string name)
    {
        for (var at = name; at.Length > 0; at = Parent(at))
        {
            yield return at;
        }
    }

    private static byte[]? Decode(string label)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] is not '\\')
            {
                if (!char.IsAscii(label[i]))
                {
                    return null;
                }

                bytes.Add((byte)label[i]);
                continue;
            }

            if (DnsText.Octal(label, i) is not { } code)
            {
                return null;
            }

            bytes.Add(code);
            i += 3;
        }

        return [.. bytes];
    }
}
