using System.Text.RegularExpressions;

namespace PrivateLinkKit.Diagnostics;

/// <summary>Removes users and passwords of URLs in a text.</summary>
internal static partial class UrlText
{
    /// <summary>Removes everything before the last at sign of each URL: a password need not be escaped.</summary>
    public static string WithoutUsers(string text) => text.Contains('@', StringComparison.Ordinal) ? Users().Replace(text, "") : text;

    /// <summary>Returns the text of a value intended as a URL, possibly without a scheme.</summary>
    public static string Of(string value)
    {
        var text = WithoutUsers(value);
        return text[(text.LastIndexOf('@') + 1)..];
    }

    [GeneratedRegex(@"(?<=://)[^\s'""<>]*@")]
    private static partial Regex Users();
}
