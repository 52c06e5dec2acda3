using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The name rules that load balancers and target groups share.</summary>
internal static partial class ResourceNames
{
    private const int Longest = 32;

    public static void CheckLoadBalancer(string name)
    {
        Check("load balancer", name);
        if (name.StartsWith("internal-", StringComparison.Ordinal))
        {
            throw ElbV2Errors.Validation($"The load balancer name '{name}' cannot begin with 'internal-'");
        }
    }

    public static void CheckTargetGroup(string name) => Check("target group", name);

    private static void Check(string kind, string name)
    {
        if (name.Length is 0 or > Longest)
        {
            throw ElbV2Errors.Validation($"The {kind} name '{name}' must have between 1 and {Longest} characters");
        }

        if (!Allowed().IsMatch(name))
        {
            throw ElbV2Errors.Validation($"The {kind} name '{name}' can only contain characters that are alphanumeric characters and hyphens(-)");
        }

        if (name[0] == '-' || name[^1] == '-')
        {
            throw ElbV2Errors.Validation($"The {kind} name '{name}' cannot begin or end with a hyphen(-)");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+\z")]
    private static partial Regex Allowed();
}
