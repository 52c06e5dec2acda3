using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>AWS's rules for names, paths and ARNs.</summary>
internal static partial class IamNames
{
    public static string Check(string parameter, string name) => Name().IsMatch(name) ? name : throw IamErrors.InvalidName(parameter);

    public static string CheckPath(string? path)
    {
        var given = path ?? "/";
        return Path().IsMatch(given) ? given : throw IamErrors.InvalidPath("path");
    }

    /// <summary>Returns the start of the paths to list; unlike a path it need not end with a slash.</summary>
    public static string CheckPrefix(string? prefix)
    {
        var given = prefix ?? "/";
        return given.StartsWith('/') && !given.Any(letter => letter is < '!' or > '~') ? given : throw IamErrors.InvalidPath("pathPrefix");
    }

    public static string Arn(ServiceCall call, string kind, string path, string name) => call.Region.Partition.IamArn(call.Account, $"{kind}{path}{name}");

    public static string NewId(ServiceCall call, string prefix) => prefix + call.Cloud.Ids.Alphanumeric(17).ToUpperInvariant();

    /// <summary>The documents of answers are escaped.</summary>
    public static string Escape(string document) => Uri.EscapeDataString(document);

    [GeneratedRegex(@"^[\w+=,.@-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Name();

    [GeneratedRegex(@"^/(?:[!-\.0-~]+/)*\z")]
    private static partial Regex Path();
}
