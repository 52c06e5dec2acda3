using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Identifiers, which RDS keeps in lower case.</summary>
internal static partial class Identifiers
{
    private const int Longest = 63;

    /// <exception cref="AwsErrorException">It is not a valid identifier.</exception>
    public static string Check(string parameter, string given) => given.Length <= Longest && Valid().IsMatch(given)
        ? given.ToLowerInvariant()
        : throw RdsErrors.InvalidIdentifier(parameter);

    [GeneratedRegex(@"^[A-Za-z](-?[A-Za-z0-9])*\z")]
    private static partial Regex Valid();
}
