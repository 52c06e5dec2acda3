namespace PrivateLinkKit.Diagnostics;

/// <summary>Text of messages that may contain external values.</summary>
internal static class MessageText
{
    /// <summary>Escapes control characters, and removes users and passwords of URLs.</summary>
    public static string Line(string text) => UrlText.WithoutUsers(Printable.Escape(text));
}
