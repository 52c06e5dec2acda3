using System.Globalization;
using System.Text;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>ECS's paging of ARN lists: an opaque token, 1 to 100 items.</summary>
internal static class Pages
{
    private const int Most = 100;

    public static (IReadOnlyList<string> Page, string? NextToken) Of(IEnumerable<string> items, string? token, int? maxResults, int size = Most)
    {
        if (maxResults is < 1 or > Most)
        {
            throw EcsErrors.InvalidParameter($"maxResults '{maxResults}' must be between 1 and {Most}.");
        }

        var start = token is null ? 0 : Decode(token);
        var rest = items.Skip(start).ToList();
        var page = rest.Take(maxResults ?? size).ToList();
        return (page, rest.Count > page.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"{start + page.Count}")) : null);
    }

    private static int Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
                && int.TryParse(bytes.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw EcsErrors.InvalidParameter("Invalid token.");
    }
}
