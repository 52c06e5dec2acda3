using System.Globalization;

namespace PrivateLinkKit.Diagnostics;

/// <summary>Escapes text for one line of a plan, log or message.</summary>
internal static class Printable
{
    /// <summary>Writes characters that break or disguise a line (controls, line separators, bidirectional marks) as escapes.</summary>
    public static string Escape(string text) =>
        text.Any(IsHarmful) ? string.Concat(text.Select(letter => IsHarmful(letter) ? Escape(letter) : $"{letter}")) : text;

    private static bool IsHarmful(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Escape(char letter) => letter switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => $"\\u{(int)letter:X4}",
    };
}
