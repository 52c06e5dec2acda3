using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Stickiness of target groups, by their attributes.</summary>
internal static partial class TargetStickiness
{
    // Names that start like those of the load balancer's own cookies are reserved.
    private const string Reserved = "AWSALB";

    /// <summary>Returns true for a name that an application's cookie may have, and for none.</summary>
    public static bool IsCookieName(string name) => name.Length is 0 || (Token().IsMatch(name) && !name.StartsWith(Reserved, StringComparison.Ordinal));

    /// <summary>Stickiness by a cookie of the application needs its name; TLS listeners have none.</summary>
    public static void Check(AccountRegion region, TargetGroup group, IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.GetValueOrDefault(AttributeCatalog.StickinessEnabled) is "true" && region.ElbV2.Listeners.Any(listener =>
            listener.Protocol is ElbProtocols.Tls && ForwardedGroups.Of(listener.DefaultActions).Contains(group.TargetGroupArn!)))
        {
            throw ElbV2Errors.InvalidConfiguration("Stickiness is not supported for target groups of TLS listeners");
        }

        if (attributes.GetValueOrDefault(AttributeCatalog.StickinessEnabled) is "true"
            && attributes.GetValueOrDefault(AttributeCatalog.StickinessType) is AttributeCatalog.ApplicationCookie
            && attributes[AttributeCatalog.ApplicationCookieName].Length is 0)
        {
            throw ElbV2Errors.InvalidConfiguration($"You must specify '{AttributeCatalog.ApplicationCookieName}' for application-based stickiness");
        }
    }

    public static Stickiness? Of(IReadOnlyDictionary<string, string> attributes) =>
        attributes.GetValueOrDefault(AttributeCatalog.StickinessEnabled) is not "true" ? null : attributes[AttributeCatalog.StickinessType] switch
        {
            AttributeCatalog.SourceAddress => new Stickiness.SourceAddress(),
            AttributeCatalog.BalancerCookie => new Stickiness.BalancerCookie(Duration(attributes, AttributeCatalog.BalancerCookieDuration)),
            _ => new Stickiness.ApplicationCookie(
                attributes[AttributeCatalog.ApplicationCookieName], Duration(attributes, AttributeCatalog.ApplicationCookieDuration)),
        };

    private static TimeSpan Duration(IReadOnlyDictionary<string, string> attributes, string key) =>
        TimeSpan.FromSeconds(int.Parse(attributes[key], CultureInfo.InvariantCulture));

    [GeneratedRegex("""^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z""")]
    private static partial Regex Token();
}
