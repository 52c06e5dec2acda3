using System.Text;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Pages with an opaque token that continues after the last item of the page, whether that still exists or not.</summary>
internal static class KeyPages
{
    private const string After = "after ";

    /// <summary>Returns a page of the items in the order of their keys, and the token of the next page.</summary>
    /// <param name="items">The items.</param>
    /// <param name="key">The key of an item, unique.</param>
    /// <param name="token">The token of the page; null: the first.</param>
    /// <param name="size">Maximum number of items of the page.</param>
    /// <param name="invalidToken">The service's error for a token that it did not return.</param>
    /// <param name="descending">true for the reverse order.</param>
    public static (IReadOnlyList<T> Page, string? NextToken) Of<T>(
        IEnumerable<T> items, Func<T, string> key, string? token, int size, Func<Exception> invalidToken, bool descending = false)
    {
        var last = token is null ? null : Decode(token) ?? throw invalidToken();
        var ordered = descending ? items.OrderByDescending(key, StringComparer.Ordinal) : items.OrderBy(key, StringComparer.Ordinal);
        var rest = ordered.Where(item => last is null || (string.CompareOrdinal(key(item), last) is var order && (descending ? order < 0 : order > 0)))
            .Take(size + 1).ToList();
        return rest.Count <= size ? (rest, null) : (rest[..size], Convert.ToBase64String(Encoding.UTF8.GetBytes(After + key(rest[size - 1]))));
    }

    private static string? Decode(string token)
    {
        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)) : "";
        return text.StartsWith(After, StringComparison.Ordinal) ? text[After.Length..] : null;
    }
}
