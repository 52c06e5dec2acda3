namespace PrivateLinkKit.Resources;

/// <summary>Where AWS wants names to be unique, a resource and the one that replaces it take turns between two names, so that both can exist for a while.</summary>
internal static class AlternatingName
{
    private const string Suffix = "-2";

    /// <summary>What the existing name counts as: the wanted one where it is either of the two.</summary>
    public static string? Of(string wanted, string? existing, int maxLength) => existing == Second(wanted, maxLength) ? wanted : existing;

    /// <summary>The one of the two names that the existing resource does not have.</summary>
    public static string Beside(string wanted, string? existing, int maxLength) => existing == wanted ? Second(wanted, maxLength) : wanted;

    private static string Second(string wanted, int maxLength) => wanted[..Math.Min(wanted.Length, maxLength - Suffix.Length)].TrimEnd('-') + Suffix;
}
