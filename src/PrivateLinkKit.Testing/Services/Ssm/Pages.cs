using System.Text;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>SSM's paging: an opaque token that continues after the last item of the page, whether that still exists or not.</summary>
internal static class Pages
{
    private const string After = "after ";

    public static (IReadOnlyList<T> Page, string? NextToken) Of<T>(IEnumerable<T> items, Func<T, string> key, string? token, int size)
    {
        var last = token is null ? null : Decode(token);
        var rest = items.Where(item => string.CompareOrdinal(key(item), last) > 0).OrderBy(key, StringComparer.Ordinal).Take(size + 1).ToList();
        return rest.Count <= size ? (rest, null) : (rest[..size], Convert.ToBase64String(Encoding.UTF8.GetBytes(After + key(rest[size - 1]))));
    }

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)) : "";
        return text.StartsWith(After, StringComparison.Ordinal) ? text[After.Length..] : throw SsmErrors.InvalidNextToken();
    }
}
