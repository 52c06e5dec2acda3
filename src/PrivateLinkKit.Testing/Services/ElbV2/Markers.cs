using System.Text;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>ELBv2's paging: an opaque marker, 400 items at most. Pages go by key, so that deleting what a page showed loses nothing of the next.</summary>
internal static class Markers
{
    public const int MostArns = 20;

    private const int LargestPage = 400;

    public static (IReadOnlyList<T> Page, string? NextMarker) Page<T>(IEnumerable<T> rows, Func<T, string> key, string? marker, int? pageSize)
    {
        var size = pageSize ?? LargestPage;
        var after = marker is null ? null : Decode(marker);
        var rest = rows.OrderBy(key, StringComparer.Ordinal).Where(row => after is null || string.CompareOrdinal(key(row), after) > 0).ToList();
        var page = rest.Take(size).ToList();
        return (page, rest.Count > page.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(key(page[^1]))) : null);
    }

    /// <summary>Enforces AWS's limit of 20 resources per call.</summary>
    public static void CheckCount(IReadOnlyList<string>? wanted, string kind)
    {
        if (wanted is { Count: > MostArns })
        {
            throw ElbV2Errors.Validation($"Up to {MostArns} {kind} can be described at once, but {wanted.Count} were specified");
        }
    }

    private static string Decode(string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(marker));
        }
        catch (FormatException)
        {
            throw ElbV2Errors.Validation($"The marker '{marker}' is not valid");
        }
    }
}
