using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Pages of lists: 20 to 100 items, by default 100.</summary>
internal static class RdsPages
{
    private const int Fewest = 20;
    private const int Most = 100;

    public static (IReadOnlyList<T> Page, string? Marker) Of<T>(IEnumerable<T> items, Func<T, string> key, string? marker, int? size) =>
        size is < Fewest or > Most
            ? throw RdsErrors.InvalidValue($"Invalid value {size} for MaxRecords. Must be between {Fewest} and {Most}")
            : KeyPages.Of(items, key, marker, size ?? Most, () => RdsErrors.InvalidValue("Invalid marker"));
}
