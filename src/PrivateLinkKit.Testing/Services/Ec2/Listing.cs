using System.Globalization;
using System.Text;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Rows of a Describe call, selected by ids, then by filters, then cut into pages.</summary>
internal sealed record Listing<T>(IEnumerable<T> Rows, bool ById = false)
    where T : class
{
    private const int MinPage = 5;

    /// <summary>Keeps the rows with these ids; an unknown id is an error. Without ids, all rows are kept.</summary>
    public Listing<T> WithIds(IReadOnlyList<string>? ids, Func<T, string> id, Func<string, AwsErrorException> notFound)
    {
        if (ids is null or [])
        {
            return this;
        }

        var wanted = ids.ToHashSet();
        var rows = Rows.Where(row => wanted.Contains(id(row))).ToList();
        var found = rows.Select(id).ToHashSet();
        return ids.FirstOrDefault(asked => !found.Contains(asked)) is { } missing
            ? throw notFound(missing)
            : new Listing<T>(rows, ById: true);
    }

    public Listing<T> Where(Filters<T> filters, IReadOnlyList<Filter>? asked) => this with { Rows = Rows.Where(filters.Matching(asked)) };

    /// <summary>Returns one page. A page size together with ids is an error, as in most EC2 Describe calls.</summary>
    public Page<T> Page(int? maxResults, string? nextToken, int limit = 1000, int least = MinPage)
    {
        if (maxResults is not null && ById)
        {
            throw Ec2Errors.InvalidCombination("The parameter MaxResults cannot be used together with a list of ids");
        }

        return maxResults < least || maxResults > limit
            ? throw Ec2Errors.InvalidValue($"{maxResults}", "maxResults", $"Expecting a value between {least} and {limit}.")
            : Cut(maxResults ?? limit, nextToken);
    }

    /// <summary>Returns one page; a page size over the limit is reduced to the limit.</summary>
    public Page<T> ClampedPage(int? maxResults, string? nextToken) => Cut(Math.Clamp(maxResults ?? 1000, 1, 1000), nextToken);

    private Page<T> Cut(int size, string? nextToken)
    {
        var start = nextToken is null ? 0 : ReadToken(nextToken);
        var rows = Rows.Skip(start).Take(size + 1).ToList();
        return rows.Count > size ? new Page<T>(rows[..size], WriteToken(start + size)) : new Page<T>(rows, null);
    }

    private static string WriteToken(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"from {start}"));

    private static int ReadToken(string token)
    {
        var buffer = new byte[token.Length];
        return Convert.TryFromBase64String(token, buffer, out var length)
                && Encoding.ASCII.GetString(buffer, 0, length).Split(' ') is ["from", var start]
                && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw Ec2Errors.InvalidNextToken(token);
    }
}

/// <summary>One page of rows, and the token of the next page, if any.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Rows, string? NextToken);

internal static class Listing
{
    public static Listing<T> Of<T>(IEnumerable<T> rows)
        where T : class => new(rows);

    public static Listing<T> Of<T>(Table<T> rows)
        where T : class => new(rows);
}
