using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Foreign endpoints whose account may no longer create endpoints to a service.</summary>
internal static class PrincipalChanges
{
    private const string Anybody = "*";

    /// <param name="dropped">The principals to remove.</param>
    /// <param name="wanted">The principals that stay.</param>
    public static IEnumerable<InterruptionCause> Of(IReadOnlyList<string> dropped, IReadOnlyCollection<string> wanted) => dropped.Count == 0 ? [] :
    [
        new InterruptionCause(InterruptionCode.PermissionRemoved, $"{string.Join(", ", dropped)} {(dropped.Count == 1 ? "is" : "are")} no longer allowed")
        {
            Reaches = endpoint => endpoint is { Consumer: null, AccountId: { } account } && Allow(dropped, account) && !Allow(wanted, account),
        },
    ];

    private static bool Allow(IEnumerable<string> principals, string account) =>
        principals.Any(principal => principal == Anybody || (Arn.TryParse(principal, out var arn) && arn.Account == account));
}
