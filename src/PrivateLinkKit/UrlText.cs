using System.Text.RegularExpressions;

namespace PrivateLinkKit;

/// <summary>Text that may hold URLs, without the user and password in them.</summary>
internal static partial class UrlText
{
    /// <summary>Removes everything before the last at sign of each URL: a password need not be escaped.</summary>
    public static string WithoutUsers(string text) => text.Contains('@', StringComparison.Ordinal) ? Users().Replace(text, "") : text;

    /// <summary>Shows a value that was meant as a URL and may lack its scheme.</summary>
    public static string Of(string value)
    {
        var text = WithoutUsers(value);
        return text[(text.LastIndexOf('@') + 1)..];
    }

    [GeneratedRegex(@"(?<=://)[^\s'""<>]*@")]
    private static partial Regex Users();
}
