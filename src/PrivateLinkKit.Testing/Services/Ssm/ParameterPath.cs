using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>A level in the hierarchy of parameter names.</summary>
internal sealed partial class ParameterPath
{
    private readonly string _prefix;

    private ParameterPath(string path) => _prefix = $"{path.TrimEnd('/')}/";

    /// <summary>true if it belongs to the public parameters of AWS.</summary>
    public bool IsPublic => ParameterNames.IsPublic(_prefix);

    public static ParameterPath Parse(string given)
    {
        var path = given.Trim(' ');
        if (!Allowed().IsMatch(path))
        {
            throw SsmErrors.Validation(
                $"The parameter doesn't meet the parameter name requirements: '{path}'. The parameter name must begin with a forward slash \"/\". "
                + "It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: "
                + ". (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash "
                + "symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
        }

        return new(path);
    }

    /// <summary>Returns true if a parameter lies at this level, or below it.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="recursive">Whether levels below count.</param>
    public bool Holds(string name, bool recursive)
    {
        var qualified = ParameterNames.Qualify(name);
        return qualified.StartsWith(_prefix, StringComparison.Ordinal) && (recursive || !qualified.AsSpan(_prefix.Length).Contains('/'));
    }

    public override string ToString() => _prefix;

    [GeneratedRegex(@"^/(?:[A-Za-z0-9_.-]+(?:/|\z))*\z")]
    private static partial Regex Allowed();
}
