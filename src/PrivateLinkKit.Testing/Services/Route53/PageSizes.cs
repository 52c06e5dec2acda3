using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The numbers of rows on a page, which Route 53 reads and writes as text.</summary>
internal static class PageSizes
{
    public const int Most = 100;

    /// <summary>Returns the size of a page; a larger one than AWS allows is reduced.</summary>
    public static int Read(string? text, int most = Most) => text is null ? most
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? Math.Min(size, most)
        : throw Route53Errors.InvalidInput($"The maximum number of items must be a number from 1 to {most}: {text}");

    public static string Write(int size) => size.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the first rows, and the row after them.</summary>
    public static (IReadOnlyList<T> Page, T? Next) Take<T>(IEnumerable<T> rows, int size)
        where T : class
    {
        var page = rows.Take(size + 1).ToList();
        return page.Count > size ? (page[..size], page[size]) : (page, null);
    }
}
