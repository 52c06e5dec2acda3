using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The limits of redirects.</summary>
internal static partial class Redirects
{
    private const string SamePort = "#{port}";

    /// <summary>Checks a redirect of a listener: it must change protocol, port, host or path, since a redirect to itself never ends.</summary>
    public static RedirectActionConfig Check(RedirectActionConfig redirect, string listenerProtocol)
    {
        if (redirect.Protocol is not null && !Protocol().IsMatch(redirect.Protocol))
        {
            throw ElbV2Errors.Pattern("actions.1.member.redirectConfig.protocol", redirect.Protocol, Protocol());
        }

        if (redirect.Path?.StartsWith('/') is false)
        {
            throw ElbV2Errors.InvalidAction("The Path parameter must be a valid path that starts with '/'");
        }

        if (redirect.Port is not (null or SamePort)
            && !(int.TryParse(redirect.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535))
        {
            throw ElbV2Errors.InvalidAction($"The Port parameter must be a number from 1 to 65535 or '{SamePort}'");
        }

        var changes = !(redirect.Protocol is null or "#{protocol}" || redirect.Protocol == listenerProtocol)
            || redirect.Port is not (null or SamePort)
            || redirect.Host is not (null or "#{host}")
            || redirect.Path is not (null or "/#{path}");
        return changes ? redirect : throw ElbV2Errors.InvalidAction("The redirect configuration is not valid because it creates a loop.");
    }

    [GeneratedRegex("""^(HTTPS?|#\{protocol\})\z""")]
    private static partial Regex Protocol();
}
