using System.Text.Json;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>
/// Roles and instance profiles as another service sees them when they are passed to it. Permissions are not evaluated: of the trust policy only the
/// principals and the effect count.
/// </summary>
internal static class PassedRoles
{
    /// <summary>Returns true if a service can assume a role: it exists, is old enough to be known, and trusts the service.</summary>
    /// <param name="region">Where it is passed.</param>
    /// <param name="arn">The ARN of the role.</param>
    /// <param name="service">The principal, such as <c>ecs-tasks.amazonaws.com</c>.</param>
    public static bool CanAssume(AccountRegion region, string arn, string service) =>
        !AreChecked(region) || (Find(region, arn) is { } role && Trusts(role.Role.AssumeRolePolicyDocument!, service));

    /// <summary>Returns an instance profile that EC2 knows, by name or ARN; null: there is none.</summary>
    public static InstanceProfileState? FindProfile(AccountRegion region, string? arn, string? name) => region.Iam.InstanceProfiles.FirstOrDefault(
        profile => (arn is null || profile.Profile.Arn == arn) && (name is null || profile.Name == name) && IsKnown(region, profile.Profile.CreateDate));

    /// <summary>Returns true if a service can assume the role of an instance profile.</summary>
    public static bool CanAssumeRoleOf(AccountRegion region, string profileArn, string service) =>
        !AreChecked(region)
        || (FindProfile(region, profileArn, name: null)?.RoleName is { } name
            && region.Iam.Roles.Find(name) is { } role
            && CanAssume(region, role.Role.Arn!, service));

    /// <summary>Returns true if roles and profiles must exist in the account.</summary>
    public static bool AreChecked(AccountRegion region) => region.Cloud.Settings.RoleChecks is RoleChecks.Always || region.Iam.IsManaged;

    private static RoleState? Find(AccountRegion region, string arn) =>
        region.Iam.Roles.FirstOrDefault(role => role.Role.Arn == arn) is { } role && IsKnown(region, role.Role.CreateDate) ? role : null;

    private static bool IsKnown(AccountRegion region, DateTimeOffset? created) => created + region.Cloud.Settings.RolePropagation <= region.Cloud.Now;

    private static bool Trusts(string document, string service)
    {
        using var policy = JsonDocument.Parse(document);
        var statements = policy.RootElement.GetProperty("Statement");
        var about = (statements.ValueKind is JsonValueKind.Array ? [.. statements.EnumerateArray()] : new[] { statements })
            .Where(statement => statement.TryGetProperty("Principal", out var principal) && Names(principal, service))
            .Select(statement => statement.GetProperty("Effect").GetString())
            .ToList();
        return about.Contains("Allow") && !about.Contains("Deny");
    }

    private static bool Names(JsonElement principal, string service) => principal.ValueKind is JsonValueKind.Object
        ? principal.TryGetProperty("Service", out var services) && PolicyDocuments.Texts(services).Contains(service)
        : PolicyDocuments.Texts(principal).Contains("*");
}
