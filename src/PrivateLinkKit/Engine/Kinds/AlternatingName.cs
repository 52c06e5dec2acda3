namespace PrivateLinkKit.Engine.Kinds;

/// <summary>
/// Alternating names for resources with unique names: a replacement gets an unused name, so that both can exist for a while.
/// </summary>
internal static class AlternatingName
{
    /// <summary>More than the possible number of duplicates of one resource.</summary>
    private const int Most = 9;

    /// <summary>Maps an existing name to the wanted one if it is one of its alternatives.</summary>
    public static string? Of(string wanted, string? existing, int maxLength) => All(wanted, maxLength).Contains(existing) ? wanted : existing;

    /// <summary>Returns the first variant of the wanted name that no existing resource has.</summary>
    public static string Beside(string wanted, IEnumerable<string> existing, int maxLength) => All(wanted, maxLength).Except(existing).First();

    private static IEnumerable<string> All(string wanted, int maxLength) =>
        Enumerable.Range(2, Most - 1).Select(number => $"-{number}").Select(
            suffix => wanted[..Math.Min(wanted.Length, maxLength - suffix.Length)].TrimEnd('-') + suffix).Prepend(wanted);
}
