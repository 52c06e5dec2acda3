using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Managed policies that are attached to roles, and boundaries of roles.</summary>
internal static class RoleAttachments
{
    private const int ListedByDefault = 100;
    private const int MostAttached = 10;

    public static AttachRolePolicyResult Attach(ServiceCall call, AttachRolePolicyRequest request)
    {
        var (role, arn) = (Roles.Modifiable(call, request.RoleName!), Attachable(call, request.PolicyArn!));
        var attached = role.AttachedPolicies.Add(arn);
        if (attached.Count > MostAttached)
        {
            throw IamErrors.LimitExceeded("PoliciesPerRole", MostAttached);
        }

        call.Region.Iam.Roles.Put(role with { AttachedPolicies = attached });
        return new();
    }

    public static DetachRolePolicyResult Detach(ServiceCall call, DetachRolePolicyRequest request)
    {
        var (role, arn) = (Roles.Modifiable(call, request.RoleName!), request.PolicyArn!);
        if (!role.AttachedPolicies.Contains(arn))
        {
            throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");
        }

        call.Region.Iam.Roles.Put(role with { AttachedPolicies = role.AttachedPolicies.Remove(arn) });
        return new();
    }

    public static ListAttachedRolePoliciesResult List(ServiceCall call, ListAttachedRolePoliciesRequest request)
    {
        var prefix = IamNames.CheckPrefix(request.PathPrefix);
        var (page, next) = KeyPages.Of(
            Roles.Find(call, request.RoleName!).AttachedPolicies.Select(arn => Policies.Find(call, arn))
                .Where(policy => policy.Path!.StartsWith(prefix, StringComparison.Ordinal)),
            policy => policy.Arn!, request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new()
        {
            AttachedPolicies = [.. page.Select(policy => new AttachedPolicy { PolicyName = policy.PolicyName, PolicyArn = policy.Arn })],
            IsTruncated = next is not null,
            Marker = next,
        };
    }

    public static PutRolePermissionsBoundaryResult PutBoundary(ServiceCall call, PutRolePermissionsBoundaryRequest request)
    {
        var role = Roles.Modifiable(call, request.RoleName!);
        call.Region.Iam.Roles.Put(role with { Role = role.Role with { PermissionsBoundary = Boundary(call, request.PermissionsBoundary!) } });
        return new();
    }

    public static DeleteRolePermissionsBoundaryResult DeleteBoundary(ServiceCall call, DeleteRolePermissionsBoundaryRequest request)
    {
        var role = Roles.Modifiable(call, request.RoleName!);
        if (role.Role.PermissionsBoundary is null)
        {
            throw IamErrors.NoSuchEntity($"Role {role.Name} does not have a permissions boundary.");
        }

        call.Region.Iam.Roles.Put(role with { Role = role.Role with { PermissionsBoundary = null } });
        return new();
    }

    public static AttachedPermissionsBoundary Boundary(ServiceCall call, string arn) =>
        new() { PermissionsBoundaryType = "PermissionsBoundaryPolicy", PermissionsBoundaryArn = Attachable(call, arn) };

    private static string Attachable(ServiceCall call, string arn) => (Policies.TryFind(call, arn) ?? throw IamErrors.NotAttachable(arn)).Arn!;
}
