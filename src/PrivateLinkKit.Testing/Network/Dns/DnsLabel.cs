using System.Text;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>Labels of names as bytes and as text, in which uncommon characters are octal codes, such as <c>\100</c>.</summary>
internal static class DnsLabel
{
    /// <summary>Returns the text of a label, in lower case.</summary>
    public static string Read(ReadOnlySpan<byte> label)
    {
        var text = new StringBuilder();
        foreach (var code in label)
        {
            var character = char.ToLowerInvariant((char)code);
            text.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '*'
                ? character.ToString()
                : $@"\{Convert.ToString(code, 8).PadLeft(3, '0')}");
        }

        return text.ToString();
    }

    /// <summary>Returns the bytes of a label.</summary>
    public static byte[] Write(string label)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] is '\\' && i + 3 < label.Length)
            {
                bytes.Add(Convert.ToByte(label.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                bytes.Add((byte)label[i]);
            }
        }

        return [.. bytes];
    }
}
