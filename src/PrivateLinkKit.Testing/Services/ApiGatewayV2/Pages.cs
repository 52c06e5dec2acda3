using System.Globalization;
using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Pages of lists.</summary>
internal static class Pages
{
    private const int Largest = 500;

    public static (IReadOnlyList<T> Items, string? NextToken) Of<T>(IEnumerable<T> items, Func<T, string> key, string? maxResults, string? token)
    {
        var size = maxResults is null ? Largest
            : int.TryParse(maxResults, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, Largest)
            : throw ApiGatewayV2Errors.BadRequest("Invalid value for MaxResults");
        return KeyPages.Of(items, key, token, size, () => ApiGatewayV2Errors.BadRequest("Invalid NextToken"));
    }
}
