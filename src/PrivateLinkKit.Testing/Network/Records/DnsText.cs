using System.Text;

namespace PrivateLinkKit.Testing.Network.Records;

/// <summary>Values of TXT records: strings in quotes, in which backslashes escape; clients join them.</summary>
internal static class DnsText
{
    public const int LongestString = 255;

    /// <summary>Returns the strings of a value; null if it is not made of strings in quotes.</summary>
    public static IReadOnlyList<byte[]>? Split(string value)
    {
        var (strings, current) = (new List<byte[]>(), (List<byte>?)null);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '"')
            {
                if (current is not null)
                {
                    strings.Add([.. current]);
                }

                current = current is null ? [] : null;
            }
            else if (current is null)
            {
                if (!char.IsWhiteSpace(value[i]))
                {
                    return null;
                }
            }
            else if (value[i] is '\\')
            {
                if (Octal(value, i) is { } code)
                {
                    current.Add(code);
                    i += 3;
                }
                else if (i + 1 < value.Length && value[i + 1] is '"' or '\\')
                {
                    current.Add((byte)value[++i]);
                }
                else
                {
                    return null;
                }
            }
            else
            {
                current.AddRange(Encoding.UTF8.GetBytes([value[i]]));
            }
        }

        return current is null && strings.Count > 0 ? strings : null;
    }

    /// <summary>Returns the text that the strings of a value make up.</summary>
    public static string Join(string value) => Encoding.UTF8.GetString([.. (Split(value) ?? []).SelectMany(text => text)]);

    /// <summary>Returns a text as a value, in as many strings as it needs.</summary>
    public static string Quote(string text) => string.Join(' ', Encoding.UTF8.GetBytes(text).Chunk(LongestString).DefaultIfEmpty([]).Select(Quote));

    /// <summary>Reads an octal code such as <c>\052</c>; null if there is none.</summary>
    public static byte? Octal(string text, int at) =>
        at + 3 < text.Length && text[at + 1] is >= '0' and <= '3' && text[at + 2] is >= '0' and <= '7' && text[at + 3] is >= '0' and <= '7'
            ? (byte)(((text[at + 1] - '0') * 64) + ((text[at + 2] - '0') * 8) + (text[at + 3] - '0'))
            : null;

    private static string Quote(byte[] bytes) => $"\"{string.Concat(bytes.Select(code => code switch
    {
        (byte)'"' or (byte)'\\' => $@"\{(char)code}",
        >= 32 and < 127 => $"{(char)code}",
        _ => $@"\{Convert.ToString(code, 8).PadLeft(3, '0')}",
    }))}\"";
}
