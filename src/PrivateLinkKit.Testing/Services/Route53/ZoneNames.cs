using System.Text;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>
/// Domain names as Route 53 writes them: in lower case, with the dot at the end, and with characters other than letters, digits, hyphens and underscores
/// as octal codes, such as <c>\052</c> for an asterisk.
/// </summary>
internal static class ZoneNames
{
    private const int LongestLabel = 63;
    private const int LongestName = 255;

    /// <summary>Returns a name in Route 53's form; null if it is no domain name.</summary>
    public static string? Normalize(string name)
    {
        var labels = (name.EndsWith('.') ? name[..^1] : name).Split('.').Select(Decode).ToList();
        return labels.All(label => label?.Length is > 0 and <= LongestLabel) && labels.Sum(label => label!.Length + 1) <= LongestName
            ? string.Concat(labels.Select(label => $"{Encode(label!)}."))
            : null;
    }

    /// <summary>Returns a name in Route 53's form as resolvers know it: without the dot at its end, and an asterisk as itself.</summary>
    public static string Plain(string normalized) => normalized[..^1].Replace(@"\052", "*", StringComparison.Ordinal);

    /// <summary>Returns the text that sorts names in AWS's order: the labels reversed, as in <c>com.example.www.</c></summary>
    public static string SortKey(string normalized) => string.Concat(normalized[..^1].Split('.').Reverse().Select(label => $"{label}."));

    public static bool IsWithin(string name, string zone) => name == zone || name.EndsWith($".{zone}", StringComparison.Ordinal);

    private static string? Decode(string label)
    {
        var text = new StringBuilder();
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] is not '\\')
            {
                text.Append(char.ToLowerInvariant(label[i]));
                continue;
            }

            if (label.Length < i + 4 || !label.AsSpan(i + 1, 3).ContainsOnlyOctalDigits())
            {
                return null;
            }

            text.Append((char)Convert.ToInt32(label.Substring(i + 1, 3), 8));
            i += 3;
        }

        return text.ToString();
    }

    private static string Encode(string label) => string.Concat(label.Select(character => IsPlain(character)
        ? character.ToString()
        : $@"\{Convert.ToString(character, 8).PadLeft(3, '0')}"));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static bool ContainsOnlyOctalDigits(this ReadOnlySpan<char> digits) => !digits.ContainsAnyExceptInRange('0', '7');
}
