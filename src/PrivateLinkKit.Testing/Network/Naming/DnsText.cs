using System.Text;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Values of TXT records: strings in quotes, which clients join, or one without quotes.</summary>
internal static class DnsText
{
    private const int LongestString = 255;

    /// <summary>Returns the strings of a value.</summary>
    public static IEnumerable<byte[]> Split(string value)
    {
        if (!value.StartsWith('"'))
        {
            return Encoding.UTF8.GetBytes(value).Chunk(LongestString);
        }

        var (strings, current) = (new List<byte[]>(), (List<byte>?)null);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '"')
            {
                if (current is null)
                {
                    current = [];
                    continue;
                }

                strings.Add([.. current]);
                current = null;
            }
            else if (value[i] is '\\' && i + 3 < value.Length && value.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                current?.Add(Convert.ToByte(value.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                i += value[i] is '\\' && i + 1 < value.Length ? 1 : 0;
                current?.AddRange(Encoding.UTF8.GetBytes([value[i]]));
            }
        }

        return strings;
    }

    /// <summary>Returns the text that the strings of a value make up.</summary>
    public static string Join(string value) => Encoding.UTF8.GetString([.. Split(value).SelectMany(text => text)]);
}
