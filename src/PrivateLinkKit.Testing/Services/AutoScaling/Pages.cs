using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Pages of 50 or 100 records.</summary>
internal static class Pages
{
    public static (IReadOnlyList<T> Page, string? NextToken) Of<T>(
        IEnumerable<T> items, Func<T, string> key, string? token, int? maxRecords, int most = 100, int size = 50, bool descending = false) =>
        maxRecords is < 1 || maxRecords > most
            ? throw AutoScalingErrors.Validation(
                $"1 validation error detected: Value '{maxRecords}' at 'maxRecords' failed to satisfy constraint: Member must be between 1 and {most}")
            : KeyPages.Of(items, key, token, maxRecords ?? size, AutoScalingErrors.InvalidNextToken, descending);
}
