using System.Globalization;
using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>Pages with tokens that expire.</summary>
internal static class TokenPages
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>Returns a page of the items in the order of their keys, and the token of the next page; empty: there is none.</summary>
    public static (IReadOnlyList<T> Page, string NextToken) Of<T>(ServiceCall call, IEnumerable<T> items, Func<T, string> key, string? token, int size)
    {
        var (page, next) = KeyPages.Of(items, key, Place(call, token), size, TaggingErrors.InvalidToken);
        return (page, next is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{call.Now.ToUnixTimeSeconds()}.{next}"));
    }

    private static string? Place(ServiceCall call, string? token) => token switch
    {
        null or "" => null,
        _ when token.Split('.') is [var time, var place] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var issued) =>
            call.Now.ToUnixTimeSeconds() - issued <= Validity.TotalSeconds ? place : throw TaggingErrors.TokenExpired(),
        _ => throw TaggingErrors.InvalidToken(),
    };
}
