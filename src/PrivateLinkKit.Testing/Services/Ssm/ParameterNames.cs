using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>AWS's rules for the names of parameters.</summary>
internal static partial class ParameterNames
{
    private const int MostLevels = 15;
    private const int LongestArn = 1011;

    private static readonly string[] ReservedPrefixes = ["aws", "ssm"];

    /// <summary>Returns the ARN of a parameter; a public one has no account.</summary>
    public static string Arn(AccountRegion region, string name) =>
        region.Partition.Arn("ssm", region.Name, IsPublic(name) ? "" : region.Account, $"parameter/{name.TrimStart('/')}");

    /// <summary>Returns the name with a slash before it, as hierarchies compare it.</summary>
    public static string Qualify(string name) => name.StartsWith('/') ? name : $"/{name}";

    /// <summary>Returns true if a name or path belongs to the public parameters of AWS.</summary>
    public static bool IsPublic(string name) => $"{name}/".StartsWith("/aws/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the name of a parameter to put, without the spaces around it.</summary>
    public static string New(AccountRegion region, string given)
    {
        var name = Existing(given);
        CheckPrefix(name);
        if (name.Count(letter => letter is '/') > MostLevels)
        {
            throw SsmErrors.TooManyLevels(name, MostLevels);
        }

        return Arn(region, name).Length <= LongestArn
            ? name
            : throw SsmErrors.Validation($"Parameter name: must have at most {LongestArn} characters with its ARN: {name}");
    }

    /// <summary>Returns a well-formed name without the spaces around it.</summary>
    public static string Existing(string given)
    {
        var name = given.Trim(' ');
        if (name.Contains('/') && !name.StartsWith('/'))
        {
            throw SsmErrors.Validation($"Parameter name must be a fully qualified name: {name}");
        }

        return Allowed().IsMatch(name) ? name : throw SsmErrors.Validation(
            $"Parameter name: '{name}' is not valid. It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). If formed as a path, it can consist of "
            + "sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");
    }

    private static void CheckPrefix(string name)
    {
        var first = name.TrimStart('/');
        if (!ReservedPrefixes.Any(prefix => first.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        throw IsPublic(name) ? SsmErrors.ReservedName(name) : SsmErrors.Validation(
            $"Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive): {name}");
    }

    [GeneratedRegex(@"^(?:[A-Za-z0-9_.-]+|(?:/[A-Za-z0-9_.-]+)+)\z")]
    private static partial Regex Allowed();
}
