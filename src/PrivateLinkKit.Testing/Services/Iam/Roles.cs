using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Roles and their trust policies.</summary>
internal static class Roles
{
    private const int ListedByDefault = 100;
    private const int MostRoles = 1000;
    private const int DefaultSession = 3600;

    public static CreateRoleResult Create(ServiceCall call, CreateRoleRequest request)
    {
        var store = call.Region.Iam;
        var (name, path) = (IamNames.Check("roleName", request.RoleName!), IamNames.CheckPath(request.Path));
        if (path.StartsWith(ServiceLinkedRoles.Path, StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput($"The path {ServiceLinkedRoles.Path} is reserved for service-linked roles: use CreateServiceLinkedRole.");
        }

        PolicyDocuments.CheckTrust(request.AssumeRolePolicyDocument!);
        if (store.Roles.Any(role => role.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.AlreadyExists($"Role with name {name} already exists.");
        }

        if (Quota.IsReached(call.Region, MostRoles, store.Roles.Count))
        {
            throw IamErrors.LimitExceeded("RolesPerAccount", MostRoles);
        }

        var role = New(call, path, name, request.AssumeRolePolicyDocument!, request.Description) with
        {
            MaxSessionDuration = request.MaxSessionDuration ?? DefaultSession,
            PermissionsBoundary = request.PermissionsBoundary is { } boundary ? RoleAttachments.Boundary(call, boundary) : null,
        };
        var state = new RoleState(role) { Tags = IamTags.None.With(request.Tags) };
        store.Roles.Put(state);
        store.IsManaged = true;
        return new() { Role = View(state) with { MaxSessionDuration = null } };
    }

    public static GetRoleResult Get(ServiceCall call, GetRoleRequest request) =>
        new() { Role = View(Find(call, request.RoleName!)) with { RoleLastUsed = new RoleLastUsed() } };

    public static ListRolesResult List(ServiceCall call, ListRolesRequest request)
    {
        var prefix = IamNames.CheckPrefix(request.PathPrefix);
        var (page, next) = KeyPages.Of(
            call.Region.Iam.Roles.Where(role => role.Role.Path!.StartsWith(prefix, StringComparison.Ordinal)),
            role => role.Name, request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new() { Roles = [.. page.Select(Listed)], IsTruncated = next is not null, Marker = next };
    }

    public static UpdateRoleResult Update(ServiceCall call, UpdateRoleRequest request)
    {
        var role = Modifiable(call, request.RoleName!);
        call.Region.Iam.Roles.Put(role with
        {
            Role = role.Role with
            {
                Description = request.Description ?? role.Role.Description,
                MaxSessionDuration = request.MaxSessionDuration ?? role.Role.MaxSessionDuration,
            },
        });
        return new();
    }

    public static UpdateRoleDescriptionResult Describe(ServiceCall call, UpdateRoleDescriptionRequest request)
    {
        var role = Modifiable(call, request.RoleName!);
        var changed = role with { Role = role.Role with { Description = request.Description } };
        call.Region.Iam.Roles.Put(changed);
        return new() { Role = View(changed) };
    }

    public static UpdateAssumeRolePolicyResult UpdateTrust(ServiceCall call, UpdateAssumeRolePolicyRequest request)
    {
        var role = Modifiable(call, request.RoleName!);
        PolicyDocuments.CheckTrust(request.PolicyDocument!);
        call.Region.Iam.Roles.Put(role with { Role = role.Role with { AssumeRolePolicyDocument = request.PolicyDocument } });
        return new();
    }

    public static DeleteRoleResult Delete(ServiceCall call, DeleteRoleRequest request)
    {
        var (store, role) = (call.Region.Iam, Modifiable(call, request.RoleName!));
        if (store.InstanceProfiles.Any(profile => profile.RoleName == role.Name))
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        if (!role.AttachedPolicies.IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
        }

        if (!role.InlinePolicies.IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
        }

        store.Roles.Remove(role.Name);
        return new();
    }

    public static RoleState Find(ServiceCall call, string name) =>
        call.Region.Iam.Roles.Find(IamNames.Check("roleName", name)) ?? throw IamErrors.NoSuchRole(name);

    /// <summary>Returns a role that its account may change.</summary>
    public static RoleState Modifiable(ServiceCall call, string name)
    {
        var role = Find(call, name);
        return role.IsServiceLinked ? throw IamErrors.Unmodifiable(name) : role;
    }

    public static Role New(ServiceCall call, string path, string name, string trust, string? description) => new()
    {
        Path = path,
        RoleName = name,
        RoleId = IamNames.NewId(call, "AROA"),
        Arn = IamNames.Arn(call, "role", path, name),
        CreateDate = call.Now,
        AssumeRolePolicyDocument = trust,
        Description = description,
        MaxSessionDuration = DefaultSession,
    };

    public static Role View(RoleState role) => role.Role with
    {
        AssumeRolePolicyDocument = IamNames.Escape(role.Role.AssumeRolePolicyDocument!),
        Tags = role.Tags.Listed,
    };

    /// <summary>A role in a list: without its tags and its boundary.</summary>
    public static Role Listed(RoleState role) => View(role) with { Tags = null, PermissionsBoundary = null };
}
